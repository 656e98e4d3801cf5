// SPDX-License-Identifier: Apache-2.0
// Lets a chart be explored: exact values, series on and off, a logarithmic axis, zoom. All of it
// comes from the table of figures, which stands beside it: what has a mean has a place there, which
// is a number of workers or a percentile.
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

  const UNITS = [[1, 's'], [1e-3, 'ms'], [1e-6, 'µs'], [1e-9, 'ns']];
  const time = (seconds) => {
    const [size, unit] = UNITS.find(([size]) => size <= seconds) ?? UNITS[UNITS.length - 1];
    return digits(seconds / size) + ' ' + unit;
  };

  // What lies across a chart: where a place stands on the axis, and how places and values are told.
  // A percentile stands as far to the right as it is rare.
  const ACROSS = {
    workers: {
      axis: {distr: 3, log: 2},
      reach: (first, last) => [first / 1.15, last * 1.15],
      x: (count) => count,
      short: (count) => String(count),
      told: (count) => count + (count === 1 ? ' worker' : ' workers'),
      value: digits,
      below: 'workers', one: 'a number of workers', all: 'All workers', logarithmic: false,
    },
    percentiles: {
      axis: {distr: 1},
      reach: (first, last) => [first - 0.25, last + 0.25],
      x: (percentile) => -Math.log10(1 - percentile / 100),
      short: (percentile) => 'p' + percentile,
      told: (percentile) => 'p' + percentile,
      value: time,
      below: 'percentile', one: 'a percentile',
      all: 'All percentiles', logarithmic: true,
    },
  };

  const read = (figure) => {
    const points = [...figure.querySelectorAll('.figures [data-mean]')].map((cell) => ({
      subject: cell.closest('tr').cells[0].textContent.trim(),
      place: number(cell.dataset.place),
      mean: number(cell.dataset.mean),
      low: number(cell.dataset.low),
      high: number(cell.dataset.high),
    }));
    const places = [...new Set(points.map((point) => point.place))].sort((a, b) => a - b);
    const subjects = [...new Set(points.map((point) => point.subject))];
    const at = new Map(points.map((point) => [point.subject + '\n' + point.place, point]));
    return {places, subjects, at: (subject, place) => at.get(subject + '\n' + place)};
  };

  const explore = (figure, button) => {
    const {places, subjects, at} = read(figure);
    const across = ACROSS[figure.dataset.across];
    const xs = places.map(across.x);
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const ink = getComputedStyle(figure).color;
    const grid = getComputedStyle(figure).getPropertyValue('--line');
    const colour = (index) => (dark ? DARK : LIGHT)[index % LIGHT.length];
    const shown = subjects.map(() => true);
    let place = -1;
    let range = [0, places.length - 1];
    let logarithmic = across.logarithmic;
    let plot;

    const box = made('div', '', {class: 'explorer'});
    const canvas = made('div', '', {class: 'plot', tabindex: '0', role: 'group',
      'aria-label': 'Chart to explore: arrow keys choose ' + across.one + ', plus and minus zoom'});
    const told = made('p', '', {class: 'told', role: 'status'});
    const choices = made('fieldset', '', {class: 'series'});
    choices.append(made('legend', 'Subjects'));

    const tell = () => {
      if (place < 0) {
        told.textContent = 'Point at the chart, or focus it and use the arrow keys, for the exact values.';
        return;
      }
      const values = subjects.filter((subject, index) => shown[index] && at(subject, places[place]))
          .map((subject) => {
            const {mean, low, high} = at(subject, places[place]);
            return subject + ' ' + across.value(mean) + (low === null ? ''
                : ' (' + across.value(low) + ' to ' + across.value(high) + ')');
          });
      const unit = figure.dataset.unit;
      told.textContent = across.told(places[place]) + ': ' + values.join('; ')
          + (unit ? ', in ' + unit : '') + '.';
    };

    // Intervals are seen whole, unless they are so wide that all else would be small.
    const reach = () => {
      const points = places.slice(range[0], range[1] + 1).flatMap((place) => subjects
          .filter((subject, index) => shown[index]).map((subject) => at(subject, place)))
          .filter((point) => point && (!logarithmic || point.mean > 0));
      const most = Math.max(...points.map((point) => point.mean), 0) || 1;
      const least = Math.min(...points.map((point) => point.mean), most);
      const high = Math.max(most, ...points.map((point) => point.high ?? 0));
      const low = Math.min(least, ...points.map((point) => point.low ?? least));
      return logarithmic
          ? uPlot.rangeLog(Math.max(low, least / 4), Math.min(high, 4 * most), 10, false)
          : [0, Math.min(high, 2 * most) * 1.1];
    };

    const intervals = (u, index) => {
      const context = u.ctx;
      context.save();
      context.beginPath();
      context.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
      context.clip();
      context.strokeStyle = colour(index - 1);
      context.lineWidth = 1.5 * devicePixelRatio;
      context.beginPath();
      places.forEach((place, i) => {
        const point = at(subjects[index - 1], place);
        if (point && point.low !== null && (!logarithmic || point.low > 0)) {
          const x = u.valToPos(xs[i], 'x', true);
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
      const inside = () => xs.slice(range[0], range[1] + 1);
      const names = () => places.slice(range[0], range[1] + 1).map(across.short);
      // On a logarithmic axis uPlot leaves out the labels of some ticks.
      const values = (u, splits) =>
        splits.map((split) => split === null ? '' : across.value(split));
      const decades = (u, splits) =>
        splits.map((split) => Math.abs(Math.log10(split) % 1) < 1e-9 ? split : null);
      plot = new uPlot({
        width: canvas.clientWidth,
        height: HEIGHT,
        legend: {show: false},
        cursor: {y: false, drag: {x: true, y: false, setScale: false}, points: {size: 9}},
        select: {show: true},
        scales: {
          x: {time: false, ...across.axis, range: () => across.reach(xs[range[0]], xs[range[1]])},
          y: {distr: logarithmic ? 3 : 1, range: reach},
        },
        axes: [
          {...axis, label: across.below, splits: inside, values: names,
            filter: (u, splits) => splits},
          {...axis, label: figure.dataset.unit || 'time of one operation', size: 64, values,
            grid: logarithmic ? {...axis.grid, filter: decades} : axis.grid},
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
            const chosen = places.map((place, index) => index)
                .filter((index) => xs[index] >= from && xs[index] <= to);
            if (u.select.width > 10 && chosen.length > 1) {
              range = [chosen[0], chosen[chosen.length - 1]];
              draw();
            }
          }],
        },
      }, [xs, ...subjects.map((subject) => places.map((place) => {
        const point = at(subject, place);
        return !point || (logarithmic && point.mean <= 0) ? null : point.mean;
      }))], canvas);
      mark();
    };

    const mark = () => {
      if (place >= 0) {
        plot.setCursor({left: plot.valToPos(xs[place], 'x'), top: 10});
      }
    };

    const zoom = (by) => {
      const middle = place < 0 ? range[0] : place;
      const half = Math.max(1, Math.round((range[1] - range[0]) / 2 * by));
      range = by > 1 ? [0, places.length - 1]
          : [Math.max(0, middle - half), Math.min(places.length - 1, middle + half)];
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
    const whole = made('button', across.all, {type: 'button'});
    whole.addEventListener('click', () => zoom(2));
    const orders = made('div', '', {class: 'bar'});
    orders.append(tick('Logarithmic axis', logarithmic, (on) => { logarithmic = on; draw(); }), whole);

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
