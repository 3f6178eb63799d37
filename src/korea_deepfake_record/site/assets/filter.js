// Which claims are asked for? What is chosen stands behind the # of the address, so that it can be shared.
(function () {
  "use strict";
  const form = document.querySelector("form[data-filter]");
  const told = form.querySelector("output");
  const rows = Array.from(document.querySelectorAll("tbody tr"));
  const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const columns = Array.from(form.querySelectorAll("select"), (each) => each.name);

  // A date that is not known is no date in the span asked for.
  function happened(row, first, last) {
    const from = row.dataset.first || row.dataset.last;
    const to = row.dataset.last || row.dataset.first;
    return (!first || (to && to >= first)) && (!last || (from && from <= last));
  }

  function fits(row, asked) {
    const sought = asked.get("q").toLowerCase().split(/\s+/);
    return sought.every((word) => words.get(row).includes(word)) &&
      columns.every((name) => !asked.get(name) || row.getAttribute("data-" + name) === asked.get(name)) &&
      happened(row, asked.get("first"), asked.get("last"));
  }

  function show() {
    const asked = new FormData(form);
    rows.forEach((row) => { row.hidden = !fits(row, asked); });
    told.value = rows.filter((row) => !row.hidden).length + " of " + rows.length;
  }

  function keep() {
    const chosen = Array.from(new FormData(form)).filter(([name, value]) => value || name === "q");
    // A folder that is opened without a server lets only this part of its address be changed.
    location.replace("#" + new URLSearchParams(chosen));
    show();
  }

  function restore() {
    // The address may lead to a place on the page instead.
    if (location.hash && !location.hash.includes("=")) { return; }
    const asked = new URLSearchParams(location.hash.slice(1));
    Array.from(form.elements).filter((each) => each.name).forEach((each) => {
      each.value = asked.get(each.name) || "";
    });
    show();
  }

  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(keep));
  window.addEventListener("hashchange", restore);
  form.hidden = false;
  restore();
  show();
})();
