// Sets the theme before the first paint. A file of its own because the content security policy forbids inline
// scripts; the key and the values are those of app/theme.ts.
(function () {
  var chosen = "system";
  try {
    chosen = localStorage.getItem("potluck.theme") || "system";
  } catch (blocked) {
    // Storage may be switched off for this site: the system's own theme is the right answer then.
    console.info("Theme: storage is not available, following the system.", blocked);
  }
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
