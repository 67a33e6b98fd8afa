import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { queryClient, useOperation } from "./api/query";
import { endSession, refreshSession, useSession } from "./api/session";
import { FirstRun } from "./features/first-run/FirstRun";
import { SignIn } from "./features/sign-in/SignIn";
import { SignInAgain } from "./features/sign-in/SignInAgain";
import { i18n } from "./i18n";
import { problemText } from "./i18n/problems";
import { router } from "./routes";
import { AppBoundary } from "./shell/AppBoundary";
import { ErrorState, Loading } from "./ui";
import { UiProvider } from "./ui/UiProvider";

export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <UiProvider>
        <AppBoundary>
          <QueryClientProvider client={queryClient}>
            <House />
          </QueryClientProvider>
        </AppBoundary>
      </UiProvider>
    </I18nProvider>
  );
}

/** First start, sign-in or the house itself, in this order. */
function House() {
  const token = useSession((state) => state.token);
  const status = useOperation("setup.status", {});
  // The wizard shows its last page, the progress of the sample hotel, until the person leaves it.
  const [setting, setSetting] = useState(false);
  useEffect(() => {
    if (status.data && !status.data.ready) {
      setSetting(true);
    }
  }, [status.data]);
  if (status.error) {
    return (
      <ErrorState
        text={problemText(i18n, status.error)}
        code={status.error.code}
        onRetry={() => void status.refetch()}
      />
    );
  }
  if (!status.data) {
    return <Loading />;
  }
  if (setting || !status.data.ready) {
    return <FirstRun onReady={() => void status.refetch().then(() => setSetting(false))} />;
  }
  return token ? <Inside key={token ? "in" : "out"} /> : <SignIn house={status.data} />;
}

function Inside() {
  const user = useSession((state) => state.user);
  const expired = useSession((state) => state.expired);
  const current = useOperation("session.current", {});
  useEffect(() => {
    if (current.data) {
      refreshSession(current.data);
    }
  }, [current.data]);
  useEffect(() => {
    if (current.error?.code === "session_expired" && !user) {
      endSession();
    }
  }, [current.error, user]);
  if (!user) {
    return current.error ? (
      <ErrorState
        text={problemText(i18n, current.error)}
        code={current.error.code}
        onRetry={() => void current.refetch()}
      />
    ) : (
      <Loading />
    );
  }
  return (
    <>
      <RouterProvider router={router} />
      {expired && <SignInAgain />}
    </>
  );
}
