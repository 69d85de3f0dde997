/** Builds the studio's page; Django finds the entry through the manifest and serves it. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** What knows neither browser nor React is tested without them: that is much faster. */
const PURE = ["src/{catalogue,graph,i18n,nodes}/**/*.test.ts"];

export default defineConfig({
  plugins: [react()],
  base: "/static/canvas/",
  build: {
    outDir: "dist",
    manifest: "manifest.json",
    rolldownOptions: { input: "src/main.tsx" },
  },
  server: { origin: "http://localhost:5173", strictPort: false },
  test: {
    restoreMocks: true,
    // A person who types takes seconds where other work goes on; only what hangs is ended.
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: "pure", environment: "node", include: PURE } },
      {
        extends: true,
        test: {
          name: "page",
          environment: "jsdom",
          include: ["src/**/*.test.{ts,tsx}"],
          exclude: PURE,
          setupFiles: ["src/testing/setup.ts"],
        },
      },
    ],
  },
});
