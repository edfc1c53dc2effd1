import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import type { KeyOf } from "../session/roll-list.tsx"
import type { Added } from "./added.ts"
import { AddedNote } from "./added-parts.tsx"

type FormProps = { code: string; title: string; keyOf: KeyOf; refusal: Refusal | undefined }

const WithdrawForm = ({ code, title, keyOf, refusal }: FormProps) => {
  const { t } = useTranslation()
  const own = refusal?.typed.itemCode === code ? refusal : undefined
  return (
    <Fold
      summary={
        <>
          {t("added.withdraw.button")}
          <span className="visually-hidden">: {title}</span>
        </>
      }
      open={own !== undefined}
    >
      <RefusableForm formKey={keyOf(`withdraw ${code}`)} refusal={own}>
        <input type="hidden" name="intent" value="withdraw" />
        <input type="hidden" name="itemCode" value={code} />
        <Field
          {...{ name: "reason", id: `reason-${code}`, dir: "auto", maxLength: 1000 }}
          label={t("added.withdraw.reason")}
          help={t("added.withdraw.help")}
        />
        <Actions>
          <Button kind="stop">{t("added.withdraw.button")}</Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}

type Item = { code: string; title: string; added: Added | null; whyNot: string | null }
type ListProps = Pick<FormProps, "keyOf" | "refusal"> & { items: readonly Item[]; language: string }

/** What was added to the sitting so far, each with the way to withdraw it or why it stays. */
export const AddedList = ({ items, language, keyOf, refusal }: ListProps) => {
  return (
    <ul className="lines">
      {items.map(({ code, title, added, whyNot }) => (
        <li key={code} className="stack-s">
          <p>
            <strong>
              {added?.withdrawn ? (
                <s>
                  <bdi lang={language}>{title}</bdi>
                </s>
              ) : (
                <bdi lang={language}>{title}</bdi>
              )}
            </strong>
            <br />
            <span className="small">
              <AddedNote added={added} />
            </span>
          </p>
          {added?.withdrawn ? null : whyNot ? (
            <p className="small muted">{whyNot}</p>
          ) : (
            <WithdrawForm {...{ code, title, keyOf, refusal }} />
          )}
        </li>
      ))}
    </ul>
  )
}
