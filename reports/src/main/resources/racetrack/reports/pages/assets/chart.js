// SPDX-License-Identifier: Apache-2.0
// Lets a chart be explored: exact values, series on and off, a logarithmic axis, zoom. All of it
// comes from the table of figures, which stands beside it.
(() => {
  'use strict';

  // As in the printed charts: Okabe and Ito's colours, and dashes beside them.
  const LIGHT = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#b37700', '#2f86b8', '#000000'];
  const DARK = ['#5ab0f2', '#ff8a3d', '#3cc99b', '#e79ac8', '#f2b84b', '#9bd8fa', '#ffffff'];
  const DASHES = [[], [9, 5], [2, 4], [9, 4, 2, 4]];
  const HEIGHT = 380;

  const made = (name, text = '', attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };

  const number = (text) => text === undefined ? null : Number(text);
  const digits = (value) => value.toLocaleString('en', {maximumSignificantDigits: 4});

  const read = (figure) => {
    const rows = [...figure.querySelectorAll('.figures tbody tr')].map((row) => ({
      subject: row.cells[0].textContent,
      workers: Number(row.cells[1].textContent),
      mean: number(row.dataset.mean),
      low: number(row.dataset.low),
      high: number(row.dataset.high),
    }));
    const workers = [...new Set(rows.map((row) => row.workers))].sort((a, b) => a - b);
    const subjects = [...new Set(rows.map((row) => row.subject))];
    const at = new Map(rows.map((row) => [row.subject + '\n' + row.workers, row]));
    return {workers, subjects, at: (subject, count) => at.get(subject + '\n' + count)};
  };

  const explore = (figure, button) => {
    const {workers, subjects, at} = read(figure);
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const ink = getComputedStyle(figure).color;
    const grid = getComputedStyle(figure).getPropertyValue('--line');
    const colour = (index) => (dark ? DARK : LIGHT)[index % LIGHT.length];
    const shown = subjects.map(() => true);
    let place = -1;
    let range = [0, workers.length - 1];
    let logarithmic = false;
    let plot;

    const box = made('div', '', {class: 'explorer'});
    const canvas = made('div', '', {class: 'plot', tabindex: '0', role: 'group',
      'aria-label': 'Chart to explore: arrow keys choose a number of workers, plus and minus zoom'});
    const told = made('p', '', {class: 'told', role: 'status'});
    const choices = made('fieldset', '', {class: 'series'});
    choices.append(made('legend', 'Subjects'));

    const tell = () => {
      if (place < 0) {
        told.textContent = 'Point at the chart, or focus it and use the arrow keys, for the exact values.';
        return;
      }
      const count = workers[place];
      const values = subjects.filter((subject, index) => shown[index] && at(subject, count))
          .map((subject) => {
            const {mean, low, high} = at(subject, count);
            return subject + ' ' + digits(mean)
                + (low === null ? '' : ' (' + digits(low) + ' to ' + digits(high) + ')');
          });
      told.textContent = count + (count === 1 ? ' worker: ' : ' workers: ') + values.join('; ')
          + ', in ' + figure.dataset.unit + '.';
    };

    // Intervals are seen whole, unless they are so wide that all else would be small.
    const top = () => {
      const points = workers.slice(range[0], range[1] + 1).flatMap((count) => subjects
          .filter((subject, index) => shown[index]).map((subject) => at(subject, count)))
          .filter((point) => point);
      const mean = Math.max(...points.map((point) => point.mean), 0);
      return Math.min(2 * mean, Math.max(mean, ...points.map((point) => point.high ?? 0))) || 1;
    };

    const intervals = (u, index) => {
      const context = u.ctx;
      context.save();
      context.strokeStyle = colour(index - 1);
      context.lineWidth = 1.5 * devicePixelRatio;
      context.beginPath();
      workers.forEach((count) => {
        const point = at(subjects[index - 1], count);
        if (point && point.low !== null && (!logarithmic || point.low > 0)) {
          const x = u.valToPos(count, 'x', true);
          context.moveTo(x, u.valToPos(point.low, 'y', true));
          context.lineTo(x, u.valToPos(point.high, 'y', true));
        }
      });
      context.stroke();
      context.restore();
    };

    const draw = () => {
      if (plot) {
        plot.destroy();
      }
      const axis = {stroke: ink, grid: {stroke: grid, width: 1}, ticks: {stroke: grid, width: 1},
        font: '13px system-ui, sans-serif', labelFont: '13px system-ui, sans-serif'};
      const [first, last] = [workers[range[0]], workers[range[1]]];
      plot = new uPlot({
        width: canvas.clientWidth,
        height: HEIGHT,
        legend: {show: false},
        cursor: {y: false, drag: {x: true, y: false, setScale: false}, points: {size: 9}},
        select: {show: true},
        scales: {
          x: {time: false, distr: 3, log: 2, range: () => [first / 1.15, last * 1.15]},
          y: {distr: logarithmic ? 3 : 1,
            range: logarithmic ? undefined : () => [0, top() * 1.1]},
        },
        axes: [
          {...axis, label: 'workers', splits: () => workers.slice(range[0], range[1] + 1),
            values: (u, splits) => splits.map(String), filter: (u, splits) => splits},
          {...axis, label: figure.dataset.unit, size: 64},
        ],
        series: [{}, ...subjects.map((subject, index) => ({
          label: subject, show: shown[index], stroke: colour(index), width: 2,
          dash: DASHES[index % DASHES.length], points: {show: true, size: 8, fill: colour(index)},
          spanGaps: true,
        }))],
        hooks: {
          drawSeries: [(u, index) => { if (shown[index - 1]) { intervals(u, index); } }],
          setCursor: [(u) => {
            if (u.cursor.idx !== null && u.cursor.idx !== undefined && u.cursor.left >= 0
                && u.cursor.idx !== place) {
              place = u.cursor.idx;
              tell();
            }
          }],
          setSelect: [(u) => {
            const from = u.posToVal(u.select.left, 'x');
            const to = u.posToVal(u.select.left + u.select.width, 'x');
            const inside = workers.map((count, index) => index)
                .filter((index) => workers[index] >= from && workers[index] <= to);
            if (u.select.width > 10 && inside.length > 1) {
              range = [inside[0], inside[inside.length - 1]];
              draw();
            }
          }],
        },
      }, [workers, ...subjects.map((subject) => workers.map((count) => {
        const point = at(subject, count);
        return !point || (logarithmic && point.mean <= 0) ? null : point.mean;
      }))], canvas);
      mark();
    };

    const mark = () => {
      if (place >= 0) {
        plot.setCursor({left: plot.valToPos(workers[place], 'x'), top: 10});
      }
    };

    const zoom = (by) => {
      const middle = place < 0 ? range[0] : place;
      const half = Math.max(1, Math.round((range[1] - range[0]) / 2 * by));
      range = by > 1 ? [0, workers.length - 1]
          : [Math.max(0, middle - half), Math.min(workers.length - 1, middle + half)];
      draw();
    };

    const go = (to) => {
      place = Math.max(range[0], Math.min(range[1], to));
      mark();
      tell();
    };

    const tick = (text, checked, change) => {
      const label = made('label');
      const box = made('input', '', {type: 'checkbox'});
      box.checked = checked;
      box.addEventListener('change', () => change(box.checked));
      label.append(box, ' ' + text);
      return label;
    };

    subjects.forEach((subject, index) => {
      const label = tick(subject, true, (on) => {
        shown[index] = on;
        draw();
        tell();
      });
      const sample = made('span', '', {class: 'sample'});
      sample.style.background = colour(index);
      label.append(sample);
      choices.append(label);
    });
    const whole = made('button', 'All workers', {type: 'button'});
    whole.addEventListener('click', () => zoom(2));
    const orders = made('div', '', {class: 'bar'});
    orders.append(tick('Logarithmic axis', false, (on) => { logarithmic = on; draw(); }), whole);

    canvas.addEventListener('keydown', (event) => {
      const order = {
        ArrowLeft: () => go(place - 1),
        ArrowRight: () => go(place + 1),
        Home: () => go(range[0]),
        End: () => go(range[1]),
        '+': () => zoom(0.5),
        '-': () => zoom(2),
      }[event.key];
      if (order && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        order();
      }
    });
    box.append(canvas, told, orders, choices);
    button.replaceWith(box);
    draw();
    tell();
    canvas.focus();
  };

  document.querySelectorAll('figure.chart').forEach((figure) => {
    const picture = figure.querySelector('.paper');
    if (picture && figure.querySelector('.figures') && typeof uPlot !== 'undefined') {
      const button = made('button', 'Explore: exact values, subjects on and off, zoom',
          {type: 'button', class: 'explore'});
      button.addEventListener('click', () => explore(figure, button));
      picture.after(button);
    }
  });
})();
