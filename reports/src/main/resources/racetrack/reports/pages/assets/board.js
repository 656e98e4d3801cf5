// SPDX-License-Identifier: Apache-2.0
// Plays the record of a puzzle: every interleaving, as it was run. Nothing is computed here.
(() => {
  'use strict';

  const cell = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const fields = (moment) => Object.entries(moment.values)
      .map(([name, value]) => name + ' = ' + value).join(', ');

  const prepare = (board) => {
    const part = (name) => board.querySelector('.' + name);
    const moments = JSON.parse(part('record').content.textContent);
    const start = moments.length - 1;
    const taken = [];
    let now = start;

    const threads = [...new Set(moments.flatMap((m) => m.choices.map((c) => c.thread)))].sort();

    const light = (moment) => {
      board.querySelectorAll('.code').forEach((line) => {
        const next = moment.choices.filter((c) => String(c.line) === line.dataset.line
            && part('file').textContent.startsWith(c.file + '.'));
        line.classList.toggle('next', next.length > 0);
        line.dataset.threads = next.map((c) => 'thread ' + c.thread).join(', ');
      });
    };

    const show = () => {
      const moment = moments[now];
      part('fields').textContent = fields(moment);
      part('choices').replaceChildren(...threads.map((thread) => {
        const choice = moment.choices.find((c) => c.thread === thread);
        const button = document.createElement('button');
        button.type = 'button';
        button.disabled = !choice;
        button.textContent = 'Thread ' + thread + ': '
            + (choice ? choice.step + ' (' + choice.file + ', line ' + choice.line + ')'
                      : moment.outcome === 'hangs' ? 'cannot go on, or has ended' : 'waits, or has ended');
        button.addEventListener('click', () => step(thread));
        return button;
      }));
      const broken = moment.broken > 0;
      part('end').className = 'end' + (moment.outcome === undefined ? '' : broken ? ' bad' : ' good');
      part('end').textContent = moment.outcome === undefined ? ''
          : broken
            ? 'Broken. The run came to this: ' + moment.outcome + '. Of all ' + moments[start].ways
                + ' ways in which these threads can run, ' + moments[start].broken + ' break the promise.'
            : 'The run has ended, and the promise was kept: ' + moment.outcome
                + '. Take steps back, and try another order.';
      part('help').textContent = '';
      part('back').disabled = taken.length === 0;
      part('taken').replaceChildren(...taken.map(({choice}, index) => {
        const row = document.createElement('tr');
        row.append(cell('th', index + 1), ...threads.map((thread) => cell('td',
            thread === choice.thread ? choice.step + ', line ' + choice.line : '')),
            cell('td', fields(moments[choice.next])));
        row.firstChild.scope = 'row';
        return row;
      }));
      light(moment);
    };

    const step = (thread) => {
      const choice = moments[now].choices.find((c) => c.thread === thread);
      if (choice) {
        taken.push({choice, before: now});
        now = choice.next;
        show();
        const button = part('choices').querySelector('button:enabled') || part('back');
        button.focus();
      }
    };

    const back = () => {
      if (taken.length > 0) {
        now = taken.pop().before;
        show();
        part('choices').querySelector('button:enabled').focus();
      }
    };

    const again = () => {
      taken.length = 0;
      now = start;
      show();
    };

    const hint = () => {
      const {broken, ways} = moments[now];
      part('help').textContent = broken === 0
          ? 'From here the promise is kept, whatever you do. Take a step back.'
          : 'From here, ' + broken + ' of ' + ways + ' ways to go on break the promise.';
    };

    board.querySelector('thead tr').append(cell('th', 'Step'),
        ...threads.map((thread) => cell('th', 'Thread ' + thread)), cell('th', 'Fields afterwards'));
    board.querySelectorAll('thead th').forEach((head) => { head.scope = 'col'; });
    part('back').addEventListener('click', back);
    part('again').addEventListener('click', again);
    part('hint').addEventListener('click', hint);
    board.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) {
        return;
      }
      const orders = {u: back, r: again, h: hint};
      if (orders[event.key]) {
        orders[event.key]();
      } else if (/^[1-9]$/.test(event.key)) {
        step(Number(event.key));
      }
    });
    board.hidden = false;
    show();
  };

  document.querySelectorAll('.board').forEach(prepare);
})();
