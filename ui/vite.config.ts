import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import own from "./package.json" with { type: "json" };

/** Where `npm run dev` finds the operations. */
const SERVER = process.env.KEZHAN_URL ?? "http://127.0.0.1:7350";

export default defineConfig({
  plugins: [react({ babel: { plugins: ["@lingui/babel-plugin-lingui-macro"] } }), lingui()],
  define: { __APP_VERSION__: JSON.stringify(own.version) },
  clearScreen: false,
  server: {
    host: "127.0.0.1",
    port: 1420,
    strictPort: true,
    proxy: {
      // The server answers only requests that come from its own address.
      "/api": { target: SERVER, changeOrigin: true, headers: { origin: SERVER } },
    },
  },
  build: {
    target: ["es2022", "chrome111", "safari16.4"],
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test-setup.ts"],
    reporters: ["default"],
    maxWorkers: 2,
  },
});
