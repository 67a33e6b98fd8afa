/// <reference types="vite/client" />

/** The version of the program, put in by the build. */
declare const __APP_VERSION__: string;

declare module "*.po" {
  import type { Messages } from "@lingui/core";
  export const messages: Messages;
}

declare module "pdfjs-dist/legacy/build/pdf.mjs" {
  export * from "pdfjs-dist";
}
