// Which claims are asked for? What is chosen stands behind the # of the address, so that it can be shared.
(function () {
  "use strict";
  const form = document.querySelector("form[data-filter]");
  const told = form.querySelector("output");
  const rows = Array.from(document.querySelectorAll("tbody tr"));
  const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const columns = Array.from(form.querySelectorAll("select"), (each) => each.name);
  let written = "";

  // A date that is not known is in no span; one that is open on a side has no bound there.
  function happened(row, first, last) {
    const from = row.dataset.first;
    const to = row.dataset.last;
    const isKnown = from || to;
    return (!first || (isKnown && (!to || to >= first))) && (!last || (isKnown && (!from || from <= last)));
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
    written = "#" + new URLSearchParams(chosen);
    location.replace(written);
    show();
  }

  function restore() {
    // What is being typed stays as it is, and the address may lead to a place on the page instead.
    if (location.hash === written || (location.hash && !location.hash.includes("="))) { return; }
    written = location.hash;
    const asked = new URLSearchParams(written.slice(1));
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
  show();
  restore();
})();
