import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Section } from "../../ui/page-head.tsx"
import { Status } from "../../ui/status.tsx"
import type { SigningParty } from "./signing.ts"

export type ShownSigning = {
  record: string | null
  isFiled: boolean
  mayKeep: boolean
  parties: readonly SigningParty[]
}

const PartyStatus = ({ party }: { party: SigningParty }) => {
  const { t, dates } = useTranslation()
  const { state, settledAt, dueOn } = party
  if (state === "signed")
    return <Status tone="ok">{t("life.signing.signed", { day: dates.day(settledAt ?? "") })}</Status>
  if (state === "refused") return <Status tone="bad">{t("life.signing.refused")}</Status>
  if (state === "to_ask") return <Status tone="plain">{t("life.signing.to_ask")}</Status>
  return (
    <Status tone="wait">
      {dueOn ? t("life.signing.waiting_until", { day: dates.day(dueOn) }) : t("life.signing.waiting")}
    </Status>
  )
}

const Party = ({ party, asks }: { party: SigningParty; asks: string | null }) => {
  const { t } = useTranslation()
  const { state, signatory } = party
  const query = new URLSearchParams({ party: party.party, ...(signatory && { signatory }) })
  return (
    <li className="row-x">
      <span className="party">
        <bdi>{party.party}</bdi>
      </span>
      <PartyStatus party={party} />
      {asks && state === "to_ask" ? (
        <a className="no-print" href={`/records/${asks}/signatures/new?${query}`}>
          {t("life.signing.ask")}
          <span className="visually-hidden"> {party.party}</span>
        </a>
      ) : null}
    </li>
  )
}

/** Who signs a text that the table shares, and who has: party by party. */
export const SigningSection = ({ code, signing }: { code: string; signing: ShownSigning | null }) => {
  const { t } = useTranslation()
  if (!signing) return null
  const { record, isFiled, mayKeep, parties } = signing
  const signed = parties.filter(({ state }) => state === "signed").length
  return (
    <Section id="signing" title={t("life.signing.title")}>
      {isFiled ? (
        <p>
          {t("life.signing.count", { signed, all: parties.length })}{" "}
          {signed > 0 ? <span className="small muted">({t("records.states.not_validated")})</span> : null}
        </p>
      ) : (
        <p>{t("life.signing.not_sent")}</p>
      )}
      <ul className="lines">
        {parties.map((party) => (
          <Party key={party.party} party={party} asks={mayKeep ? record : null} />
        ))}
      </ul>
      {record ? (
        <p>
          <a href={`/records/${record}#signatures`}>{t("life.signing.record")}</a>
        </p>
      ) : null}
      {mayKeep && !isFiled ? (
        <p className="no-print">
          <ButtonLink kind="line" href={`/documents/${code}/signing`}>
            {t("life.signing.send")}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  )
}
