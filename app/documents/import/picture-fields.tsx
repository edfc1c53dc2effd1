import { useTranslation } from "../../i18n/translation.tsx"
import { CheckField } from "../../ui/check-field.tsx"
import { Field } from "../../ui/field.tsx"
import { PICTURE_LIMITS } from "../pictures/limits.ts"

/** A picture of a file, as the page that asks about it shows it. */
export type ShownPicture = { thumb: string; alt: string }

/** Asks what each picture of a file shows, before a document is made of it. */
export const PictureFields = ({ pictures }: { pictures: readonly ShownPicture[] }) => {
  const { t } = useTranslation()
  if (pictures.length === 0) return null
  return (
    <fieldset className="stack imported-pictures">
      <legend>{t("pictures.import.title")}</legend>
      <p className="help">{t("pictures.form.alt_help")}</p>
      {pictures.map(({ thumb, alt }, at) => (
        <div key={thumb} className="imported-picture">
          <img src={thumb} alt={t("pictures.import.number", { number: at + 1 })} />
          <div>
            <Field
              as="textarea"
              name={`alt-${at}`}
              label={t("pictures.import.alt", { number: at + 1 })}
              value={alt}
              rows={2}
              maxLength={PICTURE_LIMITS.alt}
              dir="auto"
            />
            <CheckField name={`decoration-${at}`} label={t("pictures.form.decoration")} />
          </div>
        </div>
      ))}
    </fieldset>
  )
}
