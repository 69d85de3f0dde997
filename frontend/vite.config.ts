/** Builds the studio's page; Django finds the entry through the manifest and serves it. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

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
    environment: "jsdom",
    setupFiles: ["src/test-setup.ts"],
    restoreMocks: true,
  },
});
