import { defineConfig } from "@playwright/test";

/**
 * Real servers, each on a fresh data folder: one house for the first start, one for everything else.
 * `KEZHAN_SERVER` names a built server program; without it Cargo builds one.
 */
const EMPTY = "http://127.0.0.1:8437";
const HOUSE = "http://127.0.0.1:8438";
const program = process.env.KEZHAN_SERVER ?? "cargo run --quiet -p kezhan-http --bin kezhan-server --";
const folder = `target/e2e/${Date.now()}`;

function server(url: string, name: string) {
  return {
    command: `${program} serve --data ${folder}/${name} --listen ${new URL(url).host}`,
    cwd: "../..",
    url: `${url}/health`,
    timeout: 600_000,
  };
}

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "../test-results/e2e.json" }]],
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 720 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    launchOptions: {
      executablePath: process.env.KEZHAN_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "first-run", testMatch: "first-run.spec.ts", use: { baseURL: EMPTY } },
    { name: "house", testIgnore: "first-run.spec.ts", use: { baseURL: HOUSE } },
  ],
  webServer: [server(EMPTY, "empty"), server(HOUSE, "house")],
});
