import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { ChangeEvent, Envelope, Host } from "./host";
import { toProblem } from "./problem";

/** The desktop window: operations go through the one command of the shell, changes come as an event. */
export const tauriHost: Host = {
  origin: getCurrentWindow().label,
  capabilities: { windows: true, fileDialog: true, localData: true },

  async call({ op, args, key, token, approval }: Envelope): Promise<unknown> {
    try {
      return await invoke("call", {
        op,
        args,
        key: key ?? null,
        token: token ?? null,
        approval: approval ?? null,
      });
    } catch (thrown) {
      throw toProblem(thrown);
    }
  },

  subscribe(_token, onChange, onLink) {
    onLink({ link: "local", retryInMs: null });
    const stop = listen<ChangeEvent>("changed", (event) => onChange(event.payload));
    return () => {
      stop.then((unlisten) => unlisten());
    };
  },
};
