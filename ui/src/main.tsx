import { createRoot } from "react-dom/client";
import { App } from "./App";
import { installHost } from "./api/host";
import { may } from "./api/session";
import { activateLocale, startLocale } from "./i18n";
import { setRights, startDispatch } from "./keys/dispatch";

async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) {
    throw new Error("index.html has no #root");
  }
  // The desktop shell announces itself before the page's own scripts run.
  if ("__TAURI_INTERNALS__" in window) {
    installHost((await import("./api/host.tauri")).tauriHost);
  } else {
    installHost((await import("./api/host.http")).httpHost);
  }
  await activateLocale(startLocale());
  setRights(may);
  startDispatch();
  createRoot(root).render(<App />);
}

void start();
