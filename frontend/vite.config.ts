import { defineConfig, type Plugin } from "vite";
// @ts-expect-error plain module without types
import { sprite } from "./sprite/compile.mjs";

const icons = (): Plugin => ({
  name: "icon-sprite",
  generateBundle() {
    this.emitFile({ type: "asset", name: "sprite.svg", originalFileName: "src/icons/sprite.svg", source: sprite() as string });
  },
});

export default defineConfig({
  base: "./",
  plugins: [icons()],
  css: { transformer: "lightningcss" },
  build: {
    outDir: "../src/yizhi/web/static/build",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsDir: "",
    assetsInlineLimit: 0,
    target: ["chrome100", "firefox115", "safari15.4"],
    cssTarget: ["chrome100"],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: { app: "src/app.ts" } },
  },
  test: { environment: "node", include: ["tests/**/*.test.ts"] },
} as Parameters<typeof defineConfig>[0]);
