// SPDX-License-Identifier: Apache-2.0
// Plays the record of a puzzle: every interleaving, as it was run. Nothing is computed here.
(() => {
  'use strict';
  const moments = JSON.parse(document.getElementById('record').textContent);
  const element = (id) => document.getElementById(id);
  const taken = [];
  let now = 0;

  const threads = [...new Set(moments.flatMap((m) => m.choices.map((c) => c.thread)))].sort();
  const cell = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const light = (moment) => {
    document.querySelectorAll('.line').forEach((line) => {
      const next = moment.choices.filter((c) => String(c.line) === line.dataset.line
          && element('source').textContent.startsWith(c.file + '.'));
      line.classList.toggle('next', next.length > 0);
      line.dataset.threads = next.map((c) => 'thread ' + c.thread).join(', ');
    });
  };

  const show = () => {
    const moment = moments[now];
    const values = Object.entries(moment.values);
    element('values').textContent = values.map(([name, value]) => name + ' = ' + value).join(', ');
    element('choices').replaceChildren(...threads.map((thread) => {
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
    element('end').className = moment.outcome === undefined ? '' : broken ? 'bad' : 'good';
    element('end').textContent = moment.outcome === undefined ? ''
        : broken
          ? 'Broken. The run came to this: ' + moment.outcome + '. Of all ' + moments[0].ways
              + ' ways in which these threads can run, ' + moments[0].broken + ' break the promise.'
          : 'The run has ended, and the promise was kept: ' + moment.outcome
              + '. Take steps back, and try another order.';
    element('help').textContent = '';
    element('back').disabled = taken.length === 0;
    element('taken').replaceChildren(...taken.map(({choice, before}, index) => {
      const row = document.createElement('tr');
      row.append(cell('th', index + 1), ...threads.map((thread) => cell('td',
          thread === choice.thread ? choice.step + ', line ' + choice.line : '')),
          cell('td', Object.entries(moments[choice.next].values)
              .map(([name, value]) => name + ' = ' + value).join(', ')));
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
      const button = element('choices').querySelector('button:enabled') || element('back');
      button.focus();
    }
  };

  const back = () => {
    if (taken.length > 0) {
      now = taken.pop().before;
      show();
    }
  };

  const again = () => {
    taken.length = 0;
    now = 0;
    show();
  };

  const hint = () => {
    const {broken, ways} = moments[now];
    element('help').textContent = broken === 0
        ? 'From here the promise is kept, whatever you do. Take a step back.'
        : 'From here, ' + broken + ' of ' + ways + ' ways to go on break the promise.';
  };

  element('head').append(cell('th', 'Step'),
      ...threads.map((thread) => cell('th', 'Thread ' + thread)), cell('th', 'Fields afterwards'));
  element('head').querySelectorAll('th').forEach((head) => { head.scope = 'col'; });
  element('back').addEventListener('click', back);
  element('again').addEventListener('click', again);
  element('hint').addEventListener('click', hint);
  document.addEventListener('keydown', (event) => {
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
  document.querySelector('.board').hidden = false;
  show();
})();
