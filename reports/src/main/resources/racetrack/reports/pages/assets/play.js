// SPDX-License-Identifier: Apache-2.0
// Plays an interleaving: the table has all of it, this shows it step by step.
(() => {
  'use strict';

  const made = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };

  const sentence = (row) => {
    const cell = row.querySelector('.does');
    const head = row.closest('table').querySelectorAll('thead th')[cell.cellIndex].textContent;
    const parts = [...cell.children].map((part) => part.textContent.replace(/;$/, ''))
        .filter((text) => text);
    const values = [...row.querySelectorAll('.values > span')].map((value) => value.textContent);
    return head + ': ' + parts.join(', ') + '.'
        + (values.length > 0 ? ' Shared fields: ' + values.join(', ') + '.' : '');
  };

  const prepare = (play) => {
    const rows = [...play.querySelectorAll('tr.step')];
    const lines = [...play.querySelectorAll('.listing .at')];
    const file = (line) => line.closest('.listing').querySelector('.file').textContent;
    const bar = made('div', '', {class: 'bar', role: 'group', 'aria-label': 'Play the steps'});
    const said = made('p', '', {class: 'said', role: 'status'});
    let now = 0; // the number of the step that was taken last; 0 while the whole table is shown

    const light = (row) => {
      lines.forEach((line) => {
        const lit = row !== undefined && line.dataset.line === row.dataset.line
            && file(line) === row.dataset.file;
        line.classList.toggle('lit', lit);
        if (lit) {
          const pre = line.closest('pre');
          pre.scrollTop = line.offsetTop - pre.offsetTop - pre.clientHeight / 2;
        }
      });
    };

    const show = () => {
      rows.forEach((row, index) => {
        row.classList.toggle('ahead', now > 0 && index >= now);
        row.classList.toggle('now', index === now - 1);
      });
      light(rows[now - 1]);
      back.disabled = now <= 1;
      forward.disabled = now === rows.length;
      all.disabled = now === 0;
      said.textContent = now === 0 ? '' : 'Step ' + now + ' of ' + rows.length + '. '
          + sentence(rows[now - 1]);
    };

    const go = (step) => {
      const focused = document.activeElement;
      now = Math.max(0, Math.min(rows.length, step));
      show();
      if (focused !== null && focused.disabled) {
        (focused === forward ? back : forward).focus();
      }
    };

    const button = (text, order) => {
      const one = made('button', text, {type: 'button'});
      one.addEventListener('click', order);
      bar.append(one);
      return one;
    };

    button('First step', () => go(1));
    const back = button('◀ Back', () => go(Math.max(1, now - 1)));
    const forward = button('Forward ▶', () => go(now + 1));
    const all = button('Show all', () => go(0));
    bar.addEventListener('keydown', (event) => {
      const order = {
        ArrowLeft: () => go(Math.max(1, now - 1)),
        ArrowRight: () => go(now + 1),
        Home: () => go(1),
        End: () => go(rows.length),
      }[event.key];
      if (order && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        order();
      }
    });
    play.prepend(bar, said);
    show();
  };

  document.querySelectorAll('.play').forEach(prepare);
})();
