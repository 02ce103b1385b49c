"use strict";
// The slider of the report. Without this script everything stands on the page as it is at the end of the story.
(() => {
  const element = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(element(id).textContent);
  const { stops, series } = read("data");
  const pictures = read("pictures");
  const last = stops.length - 1;
  const root = document.documentElement;
  const [slider, caption, live, current, beliefs] = ["slider", "caption", "live", "current", "beliefs"].map(element);
  const stopOf = new Map(stops.map(([number], stop) => [number, stop]));
  const placed = [...document.querySelectorAll("[data-series]")];
  const spans = [...document.querySelectorAll("tr[data-from]")].map((row) => ({
    row, from: +row.dataset.from, until: +row.dataset.until, mark: row.querySelector(".now"),
  }));
  const marks = new Map();
  for (const mark of document.querySelectorAll("#timeline [data-event]")) {
    const number = +mark.dataset.event;
    marks.set(number, [...(marks.get(number) ?? []), mark]);
  }
  let shown = null;
  let waiting = 0;

  // The word of a run at a stop: a run is a stop, the number of the word from then on, the next stop, its word, ...
  const wordAt = (run, stop) => {
    let at = 0;
    while (at + 2 < run.length && run[at + 2] <= stop) at += 2;
    return series.words[run[at + 1]];
  };

  const sentence = (stop) => (stop ? `${stops[stop][1]}: ${stops[stop][2]}` : "Before the first event");

  function showWords(stop) {
    for (const place of placed) {
      const [text, state] = wordAt(series.runs[place.dataset.series], stop);
      if (place.textContent !== text) place.textContent = text;
      if (state) place.dataset.state = state;
    }
    const event = stop && stop === last ? "the last event, " : "";
    for (const place of document.querySelectorAll(".when")) {
      place.textContent = stop ? `after ${event}${sentence(stop)}` : "before the first event";
    }
  }

  function showSpans(stop) {
    for (const { row, from, until, mark } of spans) {
      row.classList.toggle("current", from <= stop && stop < until);
      for (const end of ["x1", "x2"]) mark.setAttribute(end, String(stop + 0.5));
    }
  }

  function showMarks(stop) {
    for (const mark of marks.get(stops[shown ?? 0][0]) ?? []) mark.classList.remove("now");
    for (const mark of marks.get(stops[stop][0]) ?? []) mark.classList.add("now");
  }

  // A picture is a part: a text, or other parts in a row.
  const markup = (part) => {
    const found = pictures.parts[part];
    return typeof found === "string" ? found : found.map(markup).join("");
  };

  function showPicture(stop) {
    const sheet = pictures.sheets[stop];
    if (shown === null || pictures.sheets[shown] !== sheet) beliefs.innerHTML = markup(sheet);
  }

  // The event itself is taken from the story, where it stands with all that it changed.
  function showEvent(stop) {
    if (shown) element(`event-${stops[shown][0]}`)?.removeAttribute("aria-current");
    const event = stop && element(`event-${stops[stop][0]}`);
    if (!event) return current.replaceChildren();
    event.setAttribute("aria-current", "true");
    const copy = event.lastElementChild.cloneNode(true);
    current.replaceChildren(copy);
  }

  function tell(stop) {
    const changes = [...current.querySelectorAll(".changes > li")].map((item) => item.textContent).join(" ");
    live.textContent = `${sentence(stop)}. ${changes}`;
    const place = stop ? `#event-${stops[stop][0]}` : "#start";
    if (location.hash !== place) history.replaceState(null, "", place);
  }

  // What is costly for readers of screens, and for the browser's history, waits until the slider rests.
  function show(stop, quiet = false) {
    if (stop === shown) return;
    slider.value = String(stop);
    slider.setAttribute("aria-valuetext", sentence(stop));
    caption.textContent = sentence(stop);
    element("earlier").disabled = stop === 0;
    element("later").disabled = stop === last;
    showWords(stop);
    showSpans(stop);
    showMarks(stop);
    showPicture(stop);
    showEvent(stop);
    shown = stop;
    clearTimeout(waiting);
    if (!quiet) waiting = setTimeout(() => tell(stop), 250);
  }

  const move = (by) => show(Math.min(last, Math.max(0, shown + by)));

  function follow(quiet) {
    const found = /^#event-(\d+)$/.exec(location.hash);
    const stop = location.hash === "#start" ? 0 : found && stopOf.get(+found[1]);
    if (stop != null) show(stop, quiet);
    else if (shown === null) show(last, quiet);
    element(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
  }

  // Arrow keys move the moment, unless they have something else to do where the focus is.
  function press(event) {
    const busy = event.target.closest("input, .wide");
    if (busy || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowLeft") move(-1);
    else if (event.key === "ArrowRight") move(1);
    else return;
    event.preventDefault();
  }

  // A frame is a stop of the Tab key only where there is something to scroll.
  function frames() {
    for (const frame of document.querySelectorAll(".scroll")) {
      const wide = frame.scrollWidth > frame.clientWidth;
      frame.classList.toggle("wide", wide);
      if (wide) frame.tabIndex = 0;
      else frame.removeAttribute("tabindex");
    }
  }

  function theme(button) {
    const names = { "": "as the system has them", light: "light", dark: "dark" };
    const next = { "": "dark", dark: "light", light: "" };
    button.addEventListener("click", () => {
      const name = next[root.dataset.theme ?? ""];
      if (name) root.dataset.theme = name;
      else delete root.dataset.theme;
      button.textContent = `Colours: ${names[name]}`;
    });
    button.hidden = false;
  }

  // The links of the bar lead to the moment itself, wherever it stands in its section.
  function jump(event) {
    const section = event.target.closest("a")?.hash;
    const found = { "#knowledge": "#timeline .now", "#story": "#story [aria-current]" }[section];
    const place = found && document.querySelector(found);
    if (!place) return;
    event.preventDefault();
    place.scrollIntoView({ block: "start", inline: "center" });
    place.querySelector?.("a")?.focus({ preventScroll: true });
  }

  function choice(box) {
    box.addEventListener("change", () => element("ironies").classList.toggle("only", box.checked));
    box.closest(".choice").hidden = false;
  }

  root.classList.add("script");
  if (element("lasting")) choice(element("lasting"));
  theme(element("theme"));
  slider.addEventListener("input", () => show(+slider.value));
  element("earlier").addEventListener("click", () => move(-1));
  element("bar").querySelector("nav").addEventListener("click", jump);
  element("later").addEventListener("click", () => move(1));
  document.addEventListener("keydown", press);
  document.addEventListener("toggle", frames, true);
  window.addEventListener("resize", frames);
  window.addEventListener("hashchange", () => follow(false));
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
  if (last > 0) element("bar").hidden = false;
  follow(true);
  frames();
})();
