import { useTranslation } from "../i18n/translation.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { Fold } from "../ui/fold.tsx"
import { type Content, MEETING_KINDS, MODES } from "./meeting.ts"

type CardFieldsProps = {
  content: Content | null
  language: string
  locales: readonly string[]
  /** The table is public: its meetings may be. */
  mayBePublic: boolean
}

const CallFields = ({ content }: { content: Content | null }) => {
  const { t, dates } = useTranslation()
  const [first, second] = content?.calls ?? []
  const day = (name: string, label: string, call: string | undefined, optional: boolean) => (
    <Field
      {...{ name, label, optional, width: "s", inputMode: "numeric", dir: "ltr" }}
      help={t("meetings.form.day_help")}
      value={call ? dates.typed(call) : null}
    />
  )
  const time = (name: string, label: string, call: string | undefined, optional: boolean) => (
    <Field
      {...{ name, label, optional, width: "xs", dir: "ltr" }}
      help={t("meetings.form.time_help")}
      value={call ? dates.time(call) : null}
    />
  )
  return (
    <>
      {day("day", t("meetings.form.day"), first, false)}
      {time("time", t("meetings.form.time"), first, false)}
      {day("secondDay", t("meetings.form.second_day"), second, true)}
      {time("secondTime", t("meetings.form.second_time"), second, true)}
    </>
  )
}

const RecordingFields = ({ content }: { content: Content | null }) => {
  const { t, dates } = useTranslation()
  const recording = content?.recording
  return (
    <Fold summary={t("meetings.form.recording")} open={Boolean(recording)}>
      <p className="small">{t("meetings.form.recording_help")}</p>
      <Field
        name="recordedBy"
        label={t("meetings.form.recorded_by")}
        value={recording?.by}
        optional
        dir="auto"
      />
      <Field
        name="recordedFor"
        label={t("meetings.form.recorded_for")}
        value={recording?.why}
        optional
        dir="auto"
      />
      <Field
        {...{ name: "recordingKeptUntil", width: "s", inputMode: "numeric", dir: "ltr", optional: true }}
        label={t("meetings.form.recording_until")}
        value={recording?.until ? dates.typed(recording.until) : null}
      />
    </Fold>
  )
}

/** When, where and how a meeting is held. */
export const CardFields = ({ content, language, locales, mayBePublic }: CardFieldsProps) => {
  const { t } = useTranslation()
  return (
    <>
      <Choice
        {...{
          name: "kind",
          legend: t("meetings.facts.kind"),
          value: content?.kind ?? "ordinary",
          columns: true,
        }}
        options={MEETING_KINDS.map((value) => ({ value, label: t(`meetings.kinds.${value}`) }))}
      />
      <Choice
        {...{ name: "mode", legend: t("meetings.facts.mode"), value: content?.mode, columns: true }}
        options={MODES.map((value) => ({ value, label: t(`meetings.modes.${value}`) }))}
      />
      <CallFields content={content} />
      <Field
        {...{
          name: "place",
          label: t("meetings.facts.place"),
          value: content?.place,
          dir: "auto",
          optional: true,
        }}
        help={t("meetings.form.place_help")}
        maxLength={300}
      />
      <Field
        {...{
          name: "link",
          label: t("meetings.facts.link"),
          value: content?.link,
          dir: "ltr",
          optional: true,
        }}
        help={t("meetings.form.link_help")}
        inputMode="url"
        maxLength={500}
      />
      <Field
        {...{ as: "textarea", name: "note", rows: 4, value: content?.note, dir: "auto", optional: true }}
        label={t("meetings.facts.note")}
        help={t("meetings.form.note_help")}
        maxLength={4000}
      />
      <Field
        {...{ as: "select", name: "language", width: "s", value: content?.language ?? language }}
        label={t("meetings.form.language")}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
      {mayBePublic ? (
        <CheckField
          name="isPublic"
          label={t("meetings.form.public")}
          help={t("meetings.form.public_help")}
          checked={content?.isPublic ?? false}
        />
      ) : null}
      <RecordingFields content={content} />
    </>
  )
}
