/* SPDX-License-Identifier: Apache-2.0 */
/* Sorts out the patterns of the first page, and searches. Without it the page shows all of them. */
"use strict";
(() => {
  const MOST = 20;
  const form = document.getElementById("filters");
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const found = document.getElementById("found");
  const tables = [...document.querySelectorAll("table.family")];
  const items = globalThis.racetrackSearch ?? [];

  const value = (id) => document.getElementById(id).value;
  const has = (row, name, wanted) => wanted === "" || row.dataset[name].split(" ").includes(wanted);

  function words() {
    return search.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
  }

  function hits() {
    const wanted = words();
    if (wanted.length === 0) {
      return [];
    }
    return items.filter((item) => {
      const text = `${item.kind} ${item.name} ${item.words}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
  }

  function list(results) {
    const list = found.querySelector("ul");
    list.replaceChildren();
    for (const item of results.slice(0, MOST)) {
      const line = document.createElement("li");
      const kind = document.createElement("small");
      const link = document.createElement("a");
      kind.textContent = item.kind;
      link.href = item.page;
      link.textContent = item.name;
      line.append(kind, " ", link, " ", item.words);
      list.append(line);
    }
    if (results.length > MOST) {
      const more = document.createElement("li");
      more.textContent = `and ${results.length - MOST} more`;
      list.append(more);
    }
    found.hidden = words().length === 0;
    found.querySelector("h3").textContent =
      results.length === 0 ? "Nothing was found" : `Found: ${results.length}`;
  }

  function show() {
    const results = hits();
    const pages = new Set(results.map((item) => item.page.replace(/#.*/, "")));
    let count = 0;
    for (const table of tables) {
      let ofTable = 0;
      for (const row of table.tBodies[0].rows) {
        const page = row.querySelector("th a").getAttribute("href");
        row.hidden = !(
          (value("by-family") === "" || table.dataset.family === value("by-family")) &&
          has(row, "verdicts", value("by-verdict")) &&
          has(row, "rules", value("by-rule")) &&
          has(row, "seeds", value("by-seed")) &&
          (words().length === 0 || pages.has(page))
        );
        ofTable += row.hidden ? 0 : 1;
      }
      table.hidden = ofTable === 0;
      count += ofTable;
    }
    shown.textContent = `${count} ${count === 1 ? "pattern" : "patterns"}`;
    list(results);
  }

  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  show();
})();
