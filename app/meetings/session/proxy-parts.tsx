import { FilesField } from "../../file-parts.tsx"
import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { Field } from "../../ui/field.tsx"
import type { KeyOf } from "./roll-list.tsx"

type Seat = { code: string; label: string; body: string }
type FieldsProps = {
  principals: readonly Seat[]
  holders: readonly Seat[]
  mostHeld: number
  isSameGroup: boolean
}

/** From which seat to which, and the letter. */
export const ProxyFields = ({ principals, holders, mostHeld, isSameGroup }: FieldsProps) => {
  const { t } = useTranslation()
  const options = (seats: readonly Seat[]) =>
    seats.map(({ code, label, body }) => ({ value: code, label: `${label} – ${body}` }))
  const limits = [
    t("assembly.proxy.most", { count: mostHeld }),
    ...(isSameGroup ? [t("assembly.proxy.same_group")] : []),
  ]
  return (
    <>
      <Field
        {...{ as: "select", name: "principalCode", options: options(principals) }}
        label={t("assembly.proxy.principal")}
        {...(principals.length > 1 && { prompt: t("assembly.proxy.choose") })}
      />
      <Field
        {...{ as: "select", name: "holderCode", options: options(holders) }}
        label={t("assembly.proxy.holder")}
        help={limits.join(" ")}
        prompt={t("assembly.proxy.choose")}
      />
      <Field
        {...{ as: "textarea", name: "letter", rows: 4, dir: "auto", maxLength: 4000, optional: true }}
        label={t("assembly.proxy.letter")}
        help={t("assembly.proxy.letter_help")}
      />
      <FilesField name="file" optional label={t("sittings.proxy.file")} />
      <Field
        {...{ name: "protocol", width: "m", optional: true, maxLength: 200 }}
        label={t("assembly.proxy.protocol")}
      />
    </>
  )
}

type Given = {
  code: string
  letter: string | null
  protocol: string | null
  file: string | null
  givenAt: Date | string
  withdrawnAt: Date | string | null
  usedAt: Date | string | null
  principal: Omit<Seat, "code">
  holder: Omit<Seat, "code">
  mayWithdraw: boolean
}

/** The proxies of a meeting, withdrawn ones too, each with its times. */
export const ProxyList = ({ proxies, keyOf }: { proxies: readonly Given[]; keyOf: KeyOf }) => {
  const { t, dates } = useTranslation()
  const nameOf = ({ label, body }: Omit<Seat, "code">) => `${label} – ${body}`
  return (
    <ul className="roll">
      {proxies.map((one) => (
        <li key={one.code} className="roll-seat">
          <div>
            <h3>{t("assembly.proxy.from_to", { from: nameOf(one.principal), to: nameOf(one.holder) })}</h3>
            <p className="small muted">
              {t("assembly.proxy.given_at", { at: dates.moment(one.givenAt) })}
              {one.usedAt ? ` · ${t("convening.proxy.used_at", { at: dates.moment(one.usedAt) })}` : null}
              {one.withdrawnAt
                ? ` · ${t("assembly.proxy.withdrawn_at", { at: dates.moment(one.withdrawnAt) })}`
                : null}
              {one.protocol ? (
                <>
                  {" "}
                  · <bdi>{one.protocol}</bdi>
                </>
              ) : null}
            </p>
            {one.letter ? <p dir="auto">{one.letter}</p> : null}
            {one.file ? <a href={`/files/${one.file}`}>{t("sittings.proxy.file_is")}</a> : null}
          </div>
          {one.mayWithdraw ? (
            <div className="roll-acts">
              <Press
                formKey={keyOf(`withdraw ${one.code}`)}
                {...{ kind: "line", dense: false, fields: { intent: "withdraw", proxyCode: one.code } }}
                label={t("assembly.proxy.withdraw")}
                hidden={nameOf(one.principal)}
              />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
