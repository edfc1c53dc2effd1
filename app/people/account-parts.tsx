import { useTranslation } from "../i18n/translation.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"

type OwnRequest = { organisation: string; decision: string | null; reason: string | null } | null

/** What a limited account is told: what it waits for, or why it was refused, and the way on. */
export const LimitedNote = ({ request }: { request: OwnRequest }) => {
  const { t } = useTranslation()
  const text = !request
    ? t("people.account.limited_text")
    : request.decision === "refused"
      ? t("people.account.limited_refused", {
          organisation: request.organisation,
          reason: request.reason ?? "",
        })
      : t("people.account.limited_waiting", { organisation: request.organisation })
  const isWaiting = request !== null && request.decision === null
  return (
    <Note tone="wait" title={t("people.account.limited_title")}>
      <p>{text}</p>
      {isWaiting ? null : <a href="/request-account">{t("people.account.ask_organisation")}</a>}
    </Note>
  )
}

/** One's own data: to take along, to join, to delete. */
export const OwnDataSection = () => {
  const { t } = useTranslation()
  return (
    <Section id="data" title={t("people.account.data_title")} className="band-s">
      <p>{t("people.account.data_text")}</p>
      <ul className="lines">
        <li>
          <a href="/account/data" download>
            {t("people.account.download")}
          </a>
        </li>
        <li>
          <a href="/account/merge">{t("people.merge.title")}</a>
        </li>
        <li>
          <a href="/account/delete">{t("people.erase.title")}</a>
        </li>
      </ul>
    </Section>
  )
}

type Held = { name: string; manages: string | null }

/** The organisations one acts for, with the way to those one manages, and to ask for another. */
export const OwnOrganisations = ({ held }: { held: readonly Held[] }) => {
  const { t } = useTranslation()
  return (
    <div>
      {held.length === 0 ? <span className="muted">{t("common.none")}</span> : null}
      <ul className="plain">
        {held.map(({ name, manages }) => (
          <li key={name}>
            <bdi lang="it">{name}</bdi>
            {manages ? (
              <>
                {". "}
                <a href={`/organisations/${manages}/people`}>
                  {t("people.account.manage", { organisation: name })}
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <a href="/request-account">{t("people.account.ask_organisation")}</a>
    </div>
  )
}
