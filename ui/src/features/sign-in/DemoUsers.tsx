import { useLingui } from "@lingui/react/macro";
import classes from "./SignIn.module.css";

/** The people whom the sample hotel brings with it; they vanish when it is cleared. */
const PASSWORD = "yunqi-2026";

interface DemoUsersProps {
  onChoose: (user: { login: string; password: string }) => void;
}

export function DemoUsers({ onChoose }: DemoUsersProps) {
  const { t } = useLingui();
  const people = [
    { login: "desk", title: t`前台` },
    { login: "cashier", title: t`收银` },
    { login: "manager", title: t`经理` },
    { login: "room", title: t`客房` },
    { login: "auditor", title: t`稽核` },
    { login: "admin", title: t`管理员` },
  ];
  return (
    <div className={classes.demo}>
      {people.map(({ login, title }) => (
        <button key={login} type="button" onClick={() => onChoose({ login, password: PASSWORD })}>
          {title}
          <span>{login}</span>
        </button>
      ))}
    </div>
  );
}
