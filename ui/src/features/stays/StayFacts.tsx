import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMay, useOperation } from "../../api";
import { actionSentence } from "../../i18n/actions";
import { nameOf } from "../../i18n/names";
import { KeyHint } from "../../keys/KeyHint";
import { DateText, InstantText, Money, StayText, Text } from "../../ui";
import { stands } from "../cashier/folio";
import classes from "./Stays.module.css";
import type { StayDetail } from "./stay";

/** A stay at a glance: who, when, where, what is owed; its nights and what was done to it on demand. */
export function StayFacts({ data }: { data: StayDetail }) {
  const { i18n } = useLingui();
  const mayGuest = useMay("guest_view");
  const { stay, guest } = data;
  return (
    <div className={classes.facts} data-testid="stay-peek">
      <div className={classes.guest}>
        <b>{guest.name}</b>
        {mayGuest && (
          <Link to="/guests" search={{ guest: guest.id }} className={classes.link} data-testid="stay-guest">
            <Trans>资料</Trans> <KeyHint id="stay.guest" />
          </Link>
        )}
      </div>
      <Fact title={<Trans>住单</Trans>}>
        <span className="kz-num">{stay.number}</span>
      </Fact>
      <Fact title={<Trans>住期</Trans>}>
        <StayText arrival={stay.arrival} departure={stay.departure} />
      </Fact>
      <Fact title={<Trans>房间</Trans>}>
        <span className="kz-num">{stay.roomNumber ?? <Trans>未排房</Trans>}</span>{" "}
        <span className="kz-dim">
          {nameOf(i18n, { name: stay.roomTypeName, nameEn: stay.roomTypeNameEn })}
        </span>
      </Fact>
      <Fact title={<Trans>余额</Trans>}>
        <Money minor={stay.balance} owed={stay.balance > 0} />
      </Fact>
      <PostingsFact stayId={stay.id} />
      {guest.phoneMasked && (
        <Fact title={<Trans>手机</Trans>}>
          <span className="kz-num">{guest.phoneMasked}</span>
        </Fact>
      )}
      <Fact title={<Trans>证件</Trans>}>
        {guest.idMasked ? (
          <span className="kz-num">{guest.idMasked}</span>
        ) : (
          <span className="kz-dim">
            <Trans>没有登记</Trans>
          </span>
        )}
      </Fact>
      {stay.note && <Fact title={<Trans>备注</Trans>}>{stay.note}</Fact>}
      <Nights nights={data.nights} />
      <History actions={data.actions} />
    </div>
  );
}

/** How many lines stand on the account, and the way to them. */
function PostingsFact({ stayId }: { stayId: string }) {
  const mayFolio = useMay("folio_view");
  const account = useOperation("folio.get", { stayId }, { enabled: mayFolio });
  const count = account.data?.folios.flatMap(({ postings }) => postings.filter(stands)).length;
  return (
    mayFolio && (
      <Fact title={<Trans>账务</Trans>}>
        {count === undefined ? (
          "—"
        ) : (
          <Link to="/folio/$stayId" params={{ stayId }} className={classes.link} data-testid="stay-postings">
            <Plural value={count} other="# 笔" /> →
          </Link>
        )}
      </Fact>
    )
  );
}

export function Fact({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <div>{children}</div>
    </div>
  );
}

function Nights({ nights }: { nights: StayDetail["nights"] }) {
  return (
    <details className={classes.history}>
      <summary>
        <Trans>每晚房价</Trans>
      </summary>
      <div className={classes.nights}>
        {nights.map((night) => (
          <NightLine key={night.night} night={night} />
        ))}
      </div>
    </details>
  );
}

function NightLine({ night }: { night: StayDetail["nights"][number] }) {
  return (
    <>
      <DateText date={night.night} />
      <span className="kz-dim">{night.posted && <Trans>已过账</Trans>}</span>
      <Money minor={night.breakdown.gross} />
    </>
  );
}

function History({ actions }: { actions: StayDetail["actions"] }) {
  const { i18n } = useLingui();
  if (actions.length === 0) {
    return null;
  }
  return (
    <details className={classes.history}>
      <summary>
        <Trans>经过</Trans>
      </summary>
      <ol>
        {actions.map((action) => (
          <li key={action.id} data-undone={action.undone || undefined}>
            {actionSentence(i18n, action)}{" "}
            <span className="kz-dim">
              {action.actorName} <InstantText at={action.at} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
