import { useTranslation } from "../../i18n/translation.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { METHODS } from "./counted.ts"

type Item = { code: string; title: string; mayVote: boolean; isNow: boolean }
type Counted = Readonly<Partial<Record<"yes" | "no" | "abstained" | "invalid" | "cast", number>>>
export type Asked = {
  matter: string
  matters: readonly string[]
  groups: readonly string[]
  present: number
  isQuorate: boolean
  /** The sitting is closed: nobody is present now, and a vote of it had its own time. */
  isOver: boolean
  hasCasting: boolean
}
type Given = {
  itemCode: string
  proposal: string
  method: string
  at: string
  casting: string | null
  counts: readonly Counted[]
}

const COUNTS = ["yes", "no", "abstained", "invalid", "cast"] as const

/** The five numbers, of the whole table or of one constituency. */
const CountFields = ({ counts, n }: { counts: Counted | undefined; n: number }) => {
  const { t } = useTranslation()
  return (
    <div className="counts">
      {COUNTS.map((what) => (
        <Field
          key={what}
          {...{ name: n === 0 ? what : `${what}${n + 1}`, width: "xs", inputMode: "numeric", dir: "ltr" }}
          label={t(`totals.${what}`)}
          value={counts?.[what]}
          {...(what === "cast" && { help: t("totals.cast_help") })}
        />
      ))}
    </div>
  )
}

const Numbers = ({ asked, given }: { asked: Asked; given: Given | null }) => {
  const countsOf = (n: number) => given?.counts[n]
  if (asked.groups.length === 0) return <CountFields n={0} counts={countsOf(0)} />
  return asked.groups.map((name, n) => (
    <fieldset key={name}>
      <legend className="legend">
        <bdi>{name}</bdi>
      </legend>
      <CountFields n={n} counts={countsOf(n)} />
    </fieldset>
  ))
}

/** Which majority decides, as links: another matter may ask for the numbers of each constituency. */
const MatterLinks = ({ asked, path }: { asked: Asked; path: string }) => {
  const { t } = useTranslation()
  if (asked.matters.length < 2) return null
  return (
    <nav aria-label={t("totals.matter")}>
      <p className="legend">{t("totals.matter")}</p>
      <ul className="row-x">
        {asked.matters.map((matter) => (
          <li key={matter}>
            <a
              href={`${path}?matter=${matter}#enter`}
              aria-current={matter === asked.matter ? "true" : undefined}
            >
              {t(`totals.matters.${matter as "ordinary"}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className="small muted">{t("totals.matter_help")}</p>
    </nav>
  )
}

type FormProps = { asked: Asked; items: readonly Item[]; language: string; path: string; given?: Given }

/** What was put to the vote, how, and what was counted. */
export const TotalsFields = ({ asked, items, language, path, given }: FormProps) => {
  const { t } = useTranslation()
  const voted = items.filter((item) => item.mayVote)
  return (
    <>
      <MatterLinks {...{ asked, path }} />
      <input type="hidden" name="matter" value={asked.matter} />
      <Field
        {...{ as: "select", name: "itemCode", prompt: t("totals.choose") }}
        label={t("totals.item")}
        value={given?.itemCode ?? voted.find((item) => item.isNow)?.code}
        options={voted.map(({ code, title }) => ({
          value: code,
          label: `${items.findIndex((item) => item.code === code) + 1}. ${title}`,
        }))}
      />
      <Field
        {...{ as: "textarea", name: "proposal", rows: 3, maxLength: 2000, dir: "auto", lang: language }}
        label={t("totals.proposal")}
        help={t("totals.proposal_help")}
        value={given?.proposal}
      />
      <Choice
        name="method"
        legend={t("totals.method")}
        value={given?.method}
        options={METHODS.map((value) => ({ value, label: t(`totals.methods.${value}`) }))}
      />
      <Field
        {...{ name: "at", width: "xs", optional: true, inputMode: "numeric", dir: "ltr" }}
        label={t("totals.at")}
        help={t("totals.at_help")}
        value={given?.at}
      />
      <Numbers asked={asked} given={given ?? null} />
      {asked.hasCasting ? (
        <Field
          {...{ as: "select", name: "casting", width: "s", value: given?.casting ?? "" }}
          label={t("totals.casting_vote")}
          help={t("totals.casting_help")}
          options={[
            { value: "", label: t("totals.casting_none") },
            { value: "yes", label: t("totals.yes_word") },
            { value: "no", label: t("totals.no_word") },
          ]}
        />
      ) : null}
    </>
  )
}
