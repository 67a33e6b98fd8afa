import { Plural, Trans } from "@lingui/react/macro";
import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import { ErrorState, Loading } from "./states";

interface PdfPreviewProps {
  /** The bytes of the document that will print. */
  data: Uint8Array | null;
  /** The widest a page is drawn, in CSS pixels. */
  maxWidth?: number;
}

/** Draws the very document that goes to the printer, page below page. */
export function PdfPreview({ data, maxWidth = 760 }: PdfPreviewProps) {
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [broken, setBroken] = useState(false);

  useEffect(() => {
    if (!data) {
      setDocument(null);
      return;
    }
    let stale = false;
    let opened: PDFDocumentProxy | null = null;
    setBroken(false);
    openPdf(data).then(
      (pdf) => {
        opened = pdf;
        if (stale) {
          void pdf.destroy();
        } else {
          setDocument(pdf);
        }
      },
      () => !stale && setBroken(true),
    );
    return () => {
      stale = true;
      void opened?.destroy();
    };
  }, [data]);

  if (broken) {
    return <ErrorState text={<Trans>这份文件打不开预览；打印和保存不受影响。</Trans>} />;
  }
  if (!document) {
    return <Loading rows={12} />;
  }
  return (
    <div style={{ display: "grid", gap: 12, justifyItems: "center", padding: 12 }}>
      {Array.from({ length: document.numPages }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
        <Page key={index} document={document} number={index + 1} maxWidth={maxWidth} />
      ))}
      <span className="kz-dim" style={{ fontSize: 12 }}>
        <Plural value={document.numPages} other="共 # 页" />
      </span>
    </div>
  );
}

interface PageProps {
  document: PDFDocumentProxy;
  number: number;
  maxWidth: number;
}

function Page({ document, number, maxWidth }: PageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    let stale = false;
    setDrawn(false);
    let task: RenderTask | null = null;
    const draw = async () => {
      const page = await document.getPage(number);
      const target = canvas.current;
      if (stale || !target) {
        return;
      }
      const natural = page.getViewport({ scale: 96 / 72 });
      const room = Math.min(maxWidth, target.parentElement?.clientWidth ?? maxWidth) - 24;
      const scale = (96 / 72) * Math.min(1.25, room / natural.width);
      const viewport = page.getViewport({ scale: scale * window.devicePixelRatio });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      target.style.width = `${Math.floor(viewport.width / window.devicePixelRatio)}px`;
      // The print intent draws in one go; the display intent waits for a frame per slice, which a busy
      // desktop window grants so rarely that the page stays blank for seconds.
      task = page.render({ canvas: target, viewport, intent: "print" });
      await task.promise;
      setDrawn(true);
    };
    draw().catch(() => {
      // A cancelled drawing is replaced by the next one.
    });
    return () => {
      stale = true;
      task?.cancel();
    };
  }, [document, number, maxWidth]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={String(number)}
      aria-busy={!drawn}
      data-testid={drawn ? "paper-page" : undefined}
      style={{ background: "#fff", border: "1px solid var(--kz-line)" }}
    />
  );
}

async function openPdf(data: Uint8Array): Promise<PDFDocumentProxy> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  // The worker takes the buffer away, and the caller still needs it for saving.
  return await pdfjs.getDocument({ data: data.slice(), isEvalSupported: false }).promise;
}
