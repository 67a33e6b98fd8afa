import { useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMay } from "../../api";
import { CommandButton } from "../../keys/CommandButton";
import { PageHead } from "../../shell/ShellSlots";
import { SegmentedControl } from "../../ui";
import { CompaniesView } from "./CompaniesView";
import { GuestsView } from "./GuestsView";

/** Who stays here and who pays for them. */
export function GuestsPage() {
  const { t } = useLingui();
  const { view } = useSearch({ from: "/guests" });
  const navigate = useNavigate({ from: "/guests" });
  const mayCompanies = useMay("folio_view");
  const companies = view === "companies" && mayCompanies;
  return (
    <>
      <PageHead
        title={t({ message: "客人", context: "several" })}
        actions={
          companies && (
            <CommandButton
              id="list.new"
              needs="guest_edit"
              data-testid="company-new"
              onRun={() => void navigate({ search: { view: "companies", company: "new" } })}
            >
              {t`新协议单位`}
            </CommandButton>
          )
        }
      >
        {mayCompanies && (
          <SegmentedControl
            aria-label={t({ message: "客人", context: "several" })}
            size="xs"
            value={view}
            data-testid="guests-views"
            onChange={(next) => void navigate({ search: { view: next as typeof view }, replace: true })}
            data={[
              { value: "guests", label: t({ message: "客人", context: "several" }) },
              { value: "companies", label: t({ message: "协议单位", context: "several" }) },
            ]}
          />
        )}
      </PageHead>
      {companies ? <CompaniesView /> : <GuestsView />}
    </>
  );
}
