// Conveniences for readers. Every page works without this file.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => within.querySelectorAll(selector);
  const on = (target, kind, act, options) => target.addEventListener(kind, act, options);

  // Light or dark: the system's choice until the reader makes one.
  const night = matchMedia("(prefers-color-scheme: dark)");
  all("[data-switches-theme]").forEach((button) =>
    on(button, "click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : night.matches;
      root.dataset.theme = dark ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {
        // A reader who forbids storage keeps the choice for this page.
      }
    }),
  );

  // The drawer and the search overlay. A dialog keeps the focus and closes on Esc by itself.
  all("[data-opens]").forEach((opener) => {
    const dialog = document.getElementById(opener.dataset.opens);
    if (!dialog || !dialog.showModal) return;
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-haspopup", "dialog");
    const open = (event) => {
      event.preventDefault();
      dialog.showModal();
    };
    on(opener, "click", open);
    on(opener, "keydown", (event) => event.key === " " && open(event));
    on(dialog, "close", () => opener.focus());
    // A search field would take the first Esc to empty itself.
    on(dialog, "keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      dialog.close();
    });
    on(dialog, "click", (event) => {
      if (event.target === dialog || event.target.closest("[data-closes]")) dialog.close();
    });
  });
  on(document, "keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    const opener = document.querySelector('[data-opens="search-overlay"]');
    if (opener) {
      event.preventDefault();
      opener.click();
    }
  });

  // Results while one types. Only the newest question's answer is shown.
  all("form[data-live]").forEach((form) => {
    const words = form.querySelector("input[name=q]");
    const results = form.querySelector("[aria-live]");
    const everything = form.querySelector("[hidden]");
    let wait, asked;
    on(words, "input", () => {
      clearTimeout(wait);
      asked?.abort();
      const query = words.value.trim();
      everything.hidden = query.length < 2;
      if (query.length < 2) {
        results.replaceChildren();
        return;
      }
      wait = setTimeout(async () => {
        asked = new AbortController();
        try {
          const address = form.dataset.live + "?q=" + encodeURIComponent(query);
          const answer = await fetch(address, { signal: asked.signal });
          if (answer.ok) results.innerHTML = await answer.text();
        } catch {
          // Offline or overtaken by the next letter: Enter still searches.
        }
      }, 180);
    });
  });

  // Esc shuts the mega menu until the pointer or the focus comes anew.
  all(".menu-item").forEach((item) => {
    on(item, "keydown", (event) => event.key === "Escape" && item.classList.add("shut"));
    on(item, "focusout", (event) => !item.contains(event.relatedTarget) && item.classList.remove("shut"));
    on(item, "mouseleave", () => item.classList.remove("shut"));
  });
  on(document, "keydown", (event) => {
    if (event.key === "Escape") document.querySelector(".menu-item:hover")?.classList.add("shut");
  });

  // On a phone the bars leave while one reads on, and come back as soon as one scrolls up.
  // Asked here, scrollY would make the browser lay out the whole page before it first paints.
  let last = 0;
  on(
    window,
    "scroll",
    () => {
      const now = Math.max(0, scrollY);
      if (Math.abs(now - last) < 8) return;
      root.classList.toggle("reading", now > last && now > 160);
      last = now;
    },
    { passive: true },
  );

  // Copy link.
  all("[data-copy-link]").forEach((link) => {
    const words = link.textContent;
    on(link, "click", async (event) => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      try {
        await navigator.clipboard.writeText(new URL(link.href, location).href.split("#")[0]);
        link.textContent = "Link copied";
      } catch {
        link.textContent = "Could not copy";
      }
      setTimeout(() => (link.textContent = words), 2000);
    });
    link.setAttribute("aria-live", "polite");
  });

  // A player of somebody else's is fetched when a reader asks for it, and not before.
  all("[data-embed-url]").forEach((figure) => {
    const button = figure.querySelector("[data-embed-button]");
    if (!button) return;
    button.hidden = false;
    on(button, "click", () => {
      const frame = document.createElement("iframe");
      frame.src = figure.dataset.embedUrl;
      frame.title = figure.querySelector(".embed-title")?.textContent || button.textContent;
      frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      frame.className = "embed-player embed-" + figure.dataset.embedShape;
      figure.querySelector(".embed-cover").replaceWith(frame);
      frame.focus();
    });
  });

  // Somebody who stays for some seconds reads. The number of the story is told, and nothing of the reader.
  const story = document.querySelector("[data-story]")?.dataset.story;
  if (story) {
    const waiting = setInterval(() => {
      if (document.hidden) return;
      clearInterval(waiting);
      navigator.sendBeacon?.("/-/read/?" + story);
    }, 5000);
  }

  // A picture opened from a gallery: arrows turn the page, Esc goes back.
  const gallery = { ArrowLeft: "previous", ArrowRight: "next", Escape: "close" };
  on(document, "keydown", (event) => {
    const way = gallery[event.key];
    if (way) document.querySelector(`.gallery-view:target [data-gallery="${way}"]`)?.click();
  });
})();
