/** The courses of the demo, whole; days are offsets from the day of seeding, moved to working days. */
type DemoEnrolment = {
  person: string
  organisation: string
  state: string
  reserved?: true
  reason?: string
  profession?: string
}

/** Who takes courses without an account. */
export const LEARNERS: readonly string[] = [
  ...["Alba Quaderno", "Berto Righello", "Cira Gomma", "Duccio Temperino", "Enza Matita"],
  ...["Flora Graffetta", "Gualtiero Spillo", "Irma Evidenziatore", "Kadija Copertina", "Lello Segnalibro"],
  ...["Mara Rubrica", "Nadir Taccuino", "Orsola Busta", "Pinuccio Timbro", "Quirina Nastro"],
  ...["Rocco Cartella", "Tullio Inchiostro", "Uma Pergamena", "Vito Scatola"],
]

const confirmed = (person: string, organisation: string): DemoEnrolment => ({
  ...{ person, organisation, state: "confirmed" },
})
const waiting = (person: string, organisation: string): DemoEnrolment => ({
  ...{ person, organisation, state: "waiting" },
})

export const COURSES = [
  {
    key: "c1",
    title: "Accoglienza allo sportello: primo ascolto e orientamento",
    summary:
      "Cinque mattine per capire chi si ha davanti, ascoltare prima di compilare, lavorare con la mediazione e non perdere nessuno per strada. Contenuti inventati (demo).",
    target: "Operatori degli sportelli, assistenti sociali, mediatrici e mediatori",
    provider: "o-passaparola",
    region: "Basilicata",
    topics: ["scuola", "lavoro"],
    threshold: 80,
    editions: [
      {
        ...{ key: "c1a", capacity: 12, approval: "no_approval", confirmation: "by_offer", mode: "mixed" },
        ...{ place: "Valle Prova (demo)", room: "Aula del Comune di Valle Prova (demo)", online: true },
        ...{ reserved: 2, trainer: "u-ivo", tutor: "u-rosa", roundtable: "t4", opens: -30 },
        professions: ["service_desk", "social_worker", "mediator", "association"],
        closes: 45,
        hours: [540, 780] as const,
        sessions: [
          ["Chi abbiamo davanti", 50],
          ["Ascoltare prima di compilare", 57],
          ["La mediazione allo sportello", 64],
          ["L'invio che non si perde", 71],
          ["Casi portati dai partecipanti e verifica", 78],
        ] as const,
        enrolments: [
          { ...confirmed("u-dario", "o-valle"), profession: "service_desk" },
          confirmed("Alba Quaderno", "o-monte"),
          confirmed("Berto Righello", "o-monte"),
          confirmed("Cira Gomma", "o-ambito"),
          confirmed("Duccio Temperino", "o-ambito"),
          confirmed("Enza Matita", "o-asi"),
          confirmed("Flora Graffetta", "o-lanterna"),
          {
            ...{ person: "Gualtiero Spillo", organisation: "o-lanterna", state: "cancelled" },
            reason: "turno spostato",
          },
          confirmed("Irma Evidenziatore", "o-cia"),
          { ...confirmed("Amina Virgola", "o-fili"), reserved: true, profession: "association" },
          { ...confirmed("Samir Apostrofo", "o-passi"), reserved: true, profession: "association" },
          confirmed("Kadija Copertina", "o-lanterna"),
          { person: "Lello Segnalibro", organisation: "o-valle", state: "offered" },
          waiting("Mara Rubrica", "o-ambito"),
          waiting("Nadir Taccuino", "o-lanterna"),
          waiting("Orsola Busta", "o-monte"),
          waiting("Pinuccio Timbro", "o-asi"),
        ] as DemoEnrolment[],
        needs: [
          ["Alba Quaderno", "childcare", "3–5 anni"],
          ["Cira Gomma", "childcare", "3–5 anni"],
          ["Enza Matita", "interpreter", "arabo"],
          ["Irma Evidenziatore", "accessible_room", null],
        ] as const,
      },
    ],
  },
  {
    key: "c2",
    title: "Lavorare bene con la mediatrice e il mediatore",
    summary:
      "Quattro incontri: ruoli e regole, come si prepara un colloquio, che cosa fare quando va storto, prove in coppia. Contenuti inventati (demo).",
    target: "Chi lavora ogni giorno con la mediazione",
    provider: "o-passaparola",
    region: "Puglia",
    topics: ["lavoro"],
    threshold: 75,
    editions: [
      {
        ...{
          key: "c2a",
          capacity: 10,
          approval: "by_organisation",
          confirmation: "automatic",
          mode: "online",
        },
        ...{ place: null, room: null, online: true, reserved: 0, trainer: "u-lina", tutor: null },
        ...{ roundtable: null, opens: -60, closes: -20, professions: [] as string[] },
        hours: [870, 1050] as const,
        sessions: [
          ["Ruoli e regole", -14],
          ["Preparare il colloquio", -7],
          ["Quando qualcosa va storto", 7],
          ["Prove in coppia", 14],
        ] as const,
        enrolments: [
          confirmed("Quirina Nastro", "o-lanterna"),
          confirmed("Rocco Cartella", "o-ambito"),
          confirmed("sana", "o-borgo"),
          confirmed("Tullio Inchiostro", "o-monte"),
          confirmed("Uma Pergamena", "o-valle"),
        ] as DemoEnrolment[],
        needs: [] as (readonly [string, string, string | null])[],
      },
      {
        ...{
          key: "c2b",
          capacity: 10,
          approval: "by_organisation",
          confirmation: "automatic",
          mode: "in_room",
        },
        ...{ place: "Borgo Esempio (demo)", room: "Sala del Comune (demo)", online: false, reserved: 0 },
        ...{ trainer: "u-lina", tutor: null, roundtable: null, opens: -10, closes: 80 },
        professions: [] as string[],
        hours: [870, 1050] as const,
        sessions: [
          ["Ruoli e regole", 92],
          ["Preparare il colloquio", 99],
          ["Quando qualcosa va storto", 106],
          ["Prove in coppia", 113],
        ] as const,
        enrolments: [
          { person: "u-elena", organisation: "o-borgo", state: "requested", profession: "social_worker" },
          {
            ...{ person: "Vito Scatola", organisation: "o-borgo", state: "refused" },
            reason:
              "Nelle stesse date è già assegnato al turno estivo dello sportello; può chiedere l'edizione successiva",
          },
          confirmed("Berto Righello", "o-monte"),
          confirmed("Cira Gomma", "o-ambito"),
        ] as DemoEnrolment[],
        needs: [] as (readonly [string, string, string | null])[],
      },
    ],
  },
  {
    key: "c3",
    title: "Norme sull'immigrazione: aggiornamento per assistenti sociali e mediatori",
    summary:
      "Quattro mattine sulle norme che servono ogni giorno: che cosa chiedere e che cosa no, famiglia e minori, lavoro, casi veri. Contenuti inventati (demo).",
    target: "Assistenti sociali, mediatrici e mediatori",
    provider: "o-passaparola",
    region: "Umbria",
    topics: ["lavoro"],
    threshold: 80,
    editions: [
      {
        ...{ key: "c3a", capacity: 20, approval: "no_approval", confirmation: "automatic", mode: "in_room" },
        ...{ place: "Perugia (demo)", room: "Sala dimostrativa, Perugia", online: false, reserved: 0 },
        ...{ trainer: "u-ivo", tutor: "u-rosa", roundtable: null, opens: -120, closes: -80 },
        professions: [] as string[],
        hours: [540, 780] as const,
        sessions: [
          ["Ingresso e soggiorno", -77],
          ["Famiglia e minori", -70],
          ["Lavoro e iscrizione ai servizi", -63],
          ["Casi e verifica", -56],
        ] as const,
        enrolments: [
          confirmed("u-elena", "o-borgo"),
          confirmed("u-lina", "o-fili"),
          confirmed("Alba Quaderno", "o-monte"),
          confirmed("Enza Matita", "o-asi"),
          confirmed("Flora Graffetta", "o-lanterna"),
          confirmed("Kadija Copertina", "o-lanterna"),
          confirmed("Nadir Taccuino", "o-lanterna"),
          confirmed("Rocco Cartella", "o-ambito"),
          confirmed("Uma Pergamena", "o-valle"),
          {
            ...{ person: "Orsola Busta", organisation: "o-monte", state: "cancelled" },
            reason: "Si è ritirata dopo il primo incontro",
          },
        ] as DemoEnrolment[],
        needs: [] as (readonly [string, string, string | null])[],
      },
      {
        ...{ key: "c3b", capacity: 20, approval: "no_approval", confirmation: "automatic", mode: "in_room" },
        ...{ place: "Perugia (demo)", room: "Sala dimostrativa, Perugia", online: false, reserved: 0 },
        ...{ trainer: "u-ivo", tutor: null, roundtable: null, opens: -90, closes: -50 },
        professions: [] as string[],
        hours: [540, 780] as const,
        sessions: [
          ["Ingresso e soggiorno", -47],
          ["Famiglia e minori", -40],
          ["Lavoro e iscrizione ai servizi", -33],
          ["Casi e verifica", -26],
        ] as const,
        enrolments: [
          confirmed("u-hana", "o-fili"),
          confirmed("Tullio Inchiostro", "o-monte"),
          confirmed("Vito Scatola", "o-borgo"),
        ] as DemoEnrolment[],
        needs: [] as (readonly [string, string, string | null])[],
      },
    ],
  },
]
