import { Trans, useLingui } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import { useCommand } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { FocusScope } from "../../keys/focus";
import { Mark } from "../../shell/Mark";
import { Button, ProblemNote, ScrollArea } from "../../ui";
import { AdministratorPage } from "./AdministratorPage";
import { ChoicePage } from "./ChoicePage";
import { change, isComplete, requestOf, type Step, signInOf, useDraft } from "./draft";
import { FactsPage } from "./FactsPage";
import classes from "./FirstRun.module.css";
import { LanguagePage } from "./LanguagePage";
import { RoomsPage } from "./RoomsPage";
import { SamplePage } from "./SamplePage";

const OWN: readonly Step[] = ["language", "choice", "facts", "rooms", "administrator"];
const SAMPLE: readonly Step[] = ["language", "choice", "sample"];

const PAGES = {
  language: LanguagePage,
  choice: ChoicePage,
  facts: FactsPage,
  rooms: RoomsPage,
  administrator: AdministratorPage,
};

interface FirstRunProps {
  /** The house stands and the wizard may go. */
  onReady: () => void;
}

/** The first start: five pages to a hotel of one's own, or the sample hotel at once. */
export function FirstRun({ onReady }: FirstRunProps) {
  const step = useDraft((draft) => draft.step);
  return (
    <main className={classes.wizard}>
      <Steps step={step} />
      <FocusScope scope="page" className={classes.side}>
        {step === "sample" ? <SamplePage onReady={onReady} /> : <Page step={step} onReady={onReady} />}
      </FocusScope>
    </main>
  );
}

function Page({ step, onReady }: { step: Exclude<Step, "sample">; onReady: () => void }) {
  const { i18n } = useLingui();
  const draft = useDraft();
  const create = useCommand("setup.create", { present: "inline" });
  const signIn = useCommand("session.sign_in");
  const Body = PAGES[step];
  const index = OWN.indexOf(step);
  const last = index === OWN.length - 1;
  const next = async () => {
    if (!last) {
      change({ step: OWN[index + 1] });
      return;
    }
    if (await create.run(requestOf(draft, i18n.locale))) {
      await signIn.run(signInOf(draft));
      change({ password: "", passwordAgain: "", pin: "" });
      onReady();
    }
  };
  return (
    <>
      <ScrollArea className={classes.scroll} type="auto">
        <div className={classes.content}>
          <Body />
        </div>
      </ScrollArea>
      <footer className={classes.foot}>
        <ProblemNote problem={create.problem} />
        <div className={classes.verbs}>
          {index > 0 && (
            <Button variant="default" onClick={() => change({ step: OWN[index - 1] })}>
              <Trans>上一步</Trans>
            </Button>
          )}
          {step !== "choice" && (
            <CommandButton
              id="page.confirm"
              onRun={() => void next()}
              disabled={!isComplete(step, draft)}
              loading={create.pending || signIn.pending}
            >
              {last ? <Trans>建好酒店</Trans> : <Trans>下一步</Trans>}
            </CommandButton>
          )}
        </div>
      </footer>
    </>
  );
}

function Steps({ step }: { step: Step }) {
  const { t } = useLingui();
  const titles: Record<Step, string> = {
    language: t`语言`,
    choice: t`从哪里开始`,
    facts: t`酒店信息`,
    rooms: t`房型与房间`,
    administrator: t`管理员`,
    sample: t`装入样例`,
  };
  const path = step === "sample" ? SAMPLE : OWN;
  return (
    <nav className={classes.steps} aria-label={t`首次设置`}>
      <div className={classes.brand}>
        <Mark size={40} />
        <span>
          Kezhan <span lang="zh-CN">客栈</span>
        </span>
      </div>
      <ol>
        {path.map((each, index) => {
          const done = index < path.indexOf(step);
          return (
            <li key={each} aria-current={each === step ? "step" : undefined} data-done={done || undefined}>
              <span className={classes.number}>
                {done ? <IconCheck size={14} stroke={2.6} /> : index + 1}
              </span>
              {titles[each]}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
