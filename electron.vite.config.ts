/**
 * Builds the three parts of the app: main (ESM) and preload (CommonJS, because a sandboxed preload cannot be a module)
 * carry their libraries inside, so a packaged app needs no node_modules; the renderer is the same in Electron and browser.
 */
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { bundledLicences } from "./scripts/bundledLicences.ts";
import { offlineWorker } from "./scripts/offlineWorker.ts";

const rendererLicences = bundledLicences({ besides: ["rolldown", "tailwindcss", "vite"], hasList: true });

/** jsPDF would load these for turning web pages into PDFs, which nothing here does. */
const leftOut = ["canvg", "dompurify", "html2canvas"];

export default defineConfig({
  main: {
    plugins: [bundledLicences({ besides: ["rolldown"] }).plugin()],
    build: {
      externalizeDeps: false,
      outDir: "out/main",
      sourcemap: true,
      rolldownOptions: {
        input: { index: "src/main/index.ts" },
        output: { format: "es", entryFileNames: "[name].js" },
      },
    },
  },
  preload: {
    plugins: [bundledLicences({ besides: ["rolldown"] }).plugin()],
    build: {
      externalizeDeps: false,
      outDir: "out/preload",
      sourcemap: true,
      minify: true,
      rolldownOptions: {
        input: { index: "src/preload/index.ts" },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: "src/renderer",
    // Workers hold their own copy of the search code; as modules they share chunks with the page.
    worker: { format: "es", plugins: () => [rendererLicences.collector()], rolldownOptions: { external: leftOut } },
    plugins: [react(), tailwindcss(), rendererLicences.plugin(), offlineWorker()],
    build: {
      outDir: "out/renderer",
      sourcemap: true,
      minify: true,
      rolldownOptions: {
        input: { index: "src/renderer/index.html" },
        // One file for the icons instead of one for each that two screens share.
        output: { codeSplitting: { groups: [{ name: "icons", test: /node_modules\/lucide-react/ }] } },
      },
    },
  },
});
