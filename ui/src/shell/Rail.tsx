import { useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { useSession } from "../api/session";
import { chordLabel } from "../keys/chord";
import { type CommandId, commandFacts } from "../keys/commands";
import { useKey } from "../keys/focus";
import { Mark } from "./Mark";
import { type Module, moduleOf, openModules } from "./modules";
import classes from "./Rail.module.css";

export function Rail() {
  const { t } = useLingui();
  // Read so that the rail follows a change of user.
  useSession((state) => state.grants);
  const open = openModules();
  return (
    <nav className={classes.rail} aria-label={t`模块`}>
      <div className={classes.mark}>
        <Mark size={30} />
      </div>
      {open
        .filter((module) => !module.foot)
        .map((module) => (
          <RailItem key={module.path} module={module} />
        ))}
      <div className={classes.gap} />
      {open
        .filter((module) => module.foot)
        .map((module) => (
          <RailItem key={module.path} module={module} />
        ))}
      {open.map((module) => module.key && <ModuleKey key={module.path} id={module.key} path={module.path} />)}
    </nav>
  );
}

function RailItem({ module }: { module: Module }) {
  const { i18n } = useLingui();
  const current = useRouterState({ select: (state) => moduleOf(state.location.pathname) === module });
  const Icon = module.icon;
  const title = i18n._(module.title);
  const key = module.key && chordLabel(commandFacts(module.key).keys[0] ?? "");
  return (
    <Link
      to={module.path}
      className={classes.item}
      aria-current={current ? "page" : undefined}
      title={key ? `${title} ${key}` : title}
    >
      <Icon size={21} stroke={current ? 2 : 1.6} />
      <span>{title}</span>
    </Link>
  );
}

function ModuleKey({ id, path }: { id: CommandId; path: string }) {
  const navigate = useNavigate();
  useKey(id, () => void navigate({ to: path }));
  return null;
}
