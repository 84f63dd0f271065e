// Before the first paint: dark where the system is. Without script the page is light.
document.documentElement.dataset.bsTheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
