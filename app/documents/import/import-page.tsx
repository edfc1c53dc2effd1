import { FilesField } from "../../file-parts.tsx"
import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { readingLabels } from "../editor/reading-labels.ts"
import { ReadingText } from "../editor/render.tsx"
import { PAPER_KINDS } from "../input.ts"
import type { ImportedText, Kept } from "./page-text.ts"
import { PictureFields, type ShownPicture } from "./picture-fields.tsx"

/** A text of a file as the page shows it: of its pictures no more than is looked at. */
type ShownText = Omit<ImportedText, "pictures"> & { pictures: readonly ShownPicture[] }
type FormProps = { formKey: string; refusal: Refusal | undefined }

/** First step: the file. */
export const ChooseFile = ({ formKey, refusal }: FormProps) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal} files>
      <FilesField
        name="file"
        label={t("transfer.in.file")}
        help={t("transfer.in.file_help")}
        accept=".docx,.md,.markdown,.txt,.html,.htm"
      />
      <Actions>
        <Button name="intent" value="look" busy={t("transfer.in.looking")}>
          {t("transfer.in.look")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}

const KINDS: readonly (keyof Kept)[] = ["headings", "lines", "items", "tables", "pictures", "notes", "links"]

const WhatIsKept = ({ text, name }: { text: ShownText; name: string }) => {
  const { t } = useTranslation()
  const kept = KINDS.filter((kind) => text.kept[kind] > 0)
  return (
    <Section id="kept" title={t("transfer.in.kept")}>
      <p>
        <bdi>{name}</bdi>
      </p>
      <ul>
        {kept.map((kind) => (
          <li key={kind}>{t(`transfer.in.counts.${kind}`, { count: text.kept[kind] })}</li>
        ))}
      </ul>
      <p className="help">{t("transfer.in.looks")}</p>
      {text.left.length > 0 ? (
        <Note tone="wait" level={3} title={t("transfer.in.left")}>
          <ul>
            {text.left.map(({ what, count }) => (
              <li key={what}>{t(`transfer.left.${what}`, { count })}</li>
            ))}
          </ul>
        </Note>
      ) : null}
    </Section>
  )
}

const Preview = ({ text, isCut }: { text: ShownText; isCut: boolean }) => {
  const { t } = useTranslation()
  return (
    <Section id="preview" title={t("transfer.in.preview")}>
      <article className="doc" dir="auto">
        <ReadingText content={text.content} labels={readingLabels(t)} />
      </article>
      {isCut ? <p className="muted">{t("transfer.in.cut")}</p> : null}
    </Section>
  )
}

type LookedAtProps = FormProps & {
  text: ShownText & { isCut: boolean }
  file: { code: string; name: string }
  roundtable: { code: string; language: string }
}

/** Second step: what was understood of the file, what is left out and why, and the document's own facts. */
export const LookedAt = ({ text, file, roundtable, formKey, refusal }: LookedAtProps) => {
  const { t } = useTranslation()
  const languages = (["it", "en", "fr", "ar"] as const).map((value) => ({
    value,
    label: t(`common.languages.${value}`),
  }))
  const kinds = PAPER_KINDS.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))
  return (
    <>
      <WhatIsKept text={text} name={file.name} />
      <RefusableForm formKey={formKey} refusal={refusal}>
        <input type="hidden" name="file" value={file.code} />
        <Field
          name="title"
          label={t("documents.new.name")}
          value={text.title ?? ""}
          maxLength={200}
          dir="auto"
        />
        <Field as="select" name="kind" label={t("documents.new.kind")} width="m" prompt="" options={kinds} />
        <Field
          as="select"
          name="language"
          label={t("documents.new.language")}
          width="m"
          value={roundtable.language}
          options={languages}
        />
        <PictureFields pictures={text.pictures} />
        <p className="help">{t("documents.new.hint")}</p>
        <Actions>
          <Button name="intent" value="create" busy={t("common.form.saving")}>
            {t("transfer.in.create")}
          </Button>
          <ButtonLink kind="line" href={`/roundtables/${roundtable.code}/documents/import`}>
            {t("transfer.in.another")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
      <Preview text={text} isCut={text.isCut} />
    </>
  )
}
