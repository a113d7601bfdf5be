"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const shown = document.getElementById("shown");
  const noneFits = document.getElementById("none-fits");
  const findings = Array.from(document.querySelectorAll(".finding"));
  const passages = Array.from(document.querySelectorAll(".passage"));
  const choices = ["feature", "document", "owner"];
  const haystacks = new Map();

  const haystack = (finding) => {
    const passage = finding.closest(".passage");
    if (!haystacks.has(passage)) {
      const path = passage.closest(".document").querySelector(".path");
      haystacks.set(passage, (path.textContent + " " + passage.textContent).toLowerCase());
    }
    return haystacks.get(passage);
  };

  const wanted = () => {
    const data = new FormData(form);
    return {
      severity: new Set(data.getAll("severity")),
      chosen: choices.map((name) => [name, data.get(name)]).filter(([, value]) => value),
      words: (data.get("words") || "").trim().toLowerCase(),
    };
  };

  const fits = (finding, want) =>
    want.severity.has(finding.dataset.severity) &&
    want.chosen.every(([name, value]) => finding.dataset[name] === value) &&
    (!want.words || haystack(finding).includes(want.words));

  const hideEmpty = (selector) => {
    for (const part of document.querySelectorAll(selector)) {
      part.hidden = !part.querySelector(".finding:not([hidden])");
    }
  };

  const visiblePassages = () => passages.filter((one) => !one.hidden && !one.parentNode.hidden);

  const apply = () => {
    const want = wanted();
    let number = 0;
    for (const finding of findings) {
      finding.hidden = !fits(finding, want);
      number += finding.hidden ? 0 : 1;
    }
    hideEmpty(".subject");
    hideEmpty(".passage");
    hideEmpty(".document");
    noneFits.hidden = number > 0;
    shown.textContent = number + " of " + findings.length + " findings shown";
    const [first] = visiblePassages();
    for (const passage of passages) passage.tabIndex = passage === first ? 0 : -1;
    remember(want);
  };

  const remember = (want) => {
    const kept = new URLSearchParams(want.chosen);
    const every = form.querySelectorAll("[name=severity]").length;
    if (want.severity.size < every) kept.set("severity", Array.from(want.severity).join(" "));
    if (want.words) kept.set("words", want.words);
    const query = kept.toString();
    try {
      history.replaceState(null, "", query ? "#" + query : location.pathname + location.search);
    } catch {
      // A browser may refuse it to a page from a file; the filters work all the same.
    }
  };

  const recall = () => {
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const name of [...choices, "words"]) {
      if (kept.has(name)) form.elements[name].value = kept.get(name);
    }
    if (kept.has("severity")) {
      const severities = kept.get("severity").split(" ");
      for (const box of form.querySelectorAll("[name=severity]")) {
        box.checked = severities.includes(box.value);
      }
    }
  };

  const step = (event) => {
    const move = { j: 1, k: -1 }[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = event.target.closest(".passage");
    if (!here) return;
    const seen = visiblePassages();
    const next = seen[seen.indexOf(here) + move];
    if (!next) return;
    event.preventDefault();
    here.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };

  let typing;
  form.addEventListener("input", (event) => {
    clearTimeout(typing);
    if (event.target.name === "words" && findings.length > 2000) typing = setTimeout(apply, 250);
    else apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") form.reset();
  });
  document.addEventListener("keydown", step);
  for (const button of document.querySelectorAll("button.only")) {
    button.addEventListener("click", () => {
      form.elements.feature.value = button.dataset.feature;
      apply();
      document.getElementById("findings").focus();
    });
  }
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });

  form.hidden = false;
  document.body.classList.add("filtered");
  recall();
  apply();
})();
