type Account = {
  key: string
  name: string
  email: string
  language: string
  organisation: string | null
  role?: string
}

const account = (
  key: string,
  name: string,
  organisation: string | null,
  language = "it",
  role = "member",
): Account => ({
  ...{ key, name, organisation, language, role },
  email: `${name.toLowerCase().replace(" ", ".")}@demo.example`,
})

/** The password of everybody who signs in to the demo. */
export const DEMO_PASSWORD = "tavoli-di-prova"

/** The twelve who sign in. */
export const ACCOUNTS: readonly Account[] = [
  account("u-ada", "Ada Esempio", "o-levante"),
  account("u-bruno", "Bruno Prova", "o-levante"),
  account("u-carla", "Carla Fittizia", "o-levante"),
  account("u-dario", "Dario Modello", "o-valle"),
  account("u-elena", "Elena Campione", "o-borgo"),
  account("u-fatou", "Fatou Dimostrativa", "o-orizzonti", "fr", "manager"),
  account("u-gino", "Gino Finto", "o-borgo", "it", "manager"),
  account("u-hana", "Hana Simulata", null),
  account("u-ivo", "Ivo Segnaposto", "o-passaparola"),
  account("u-lina", "Lina Bozza", "o-donne", "ar", "manager"),
  account("u-omar", "Omar Facsimile", "o-ponte", "en"),
  account("u-rosa", "Rosa Verifica", "o-passaparola", "it", "manager"),
]

/** Who sits at tables without an account; the secretariat acts for them. */
export const WITHOUT_ACCOUNT: readonly string[] = [
  "Tina Cerotto",
  "Pia Lavagna",
  "Ugo Parentesi",
  "Rina Asterisco",
  "Bashir Promemoria",
  "Yara Cartolina",
  "Livia Corsivo",
  "Nino Maiuscolo",
  "Olga Margine",
  "Pino Trattino",
  "Quinto Capoverso",
  "Amina Virgola",
  "Samir Apostrofo",
  "Teo Accento",
]

/** Who has which role over the whole installation. */
export const PLATFORM_ROLES: readonly (readonly [string, string])[] = [
  ["u-ada", "administrator"],
  ["u-ivo", "trainer"],
  ["u-rosa", "course_coordinator"],
  ["u-rosa", "tutor"],
]

/** What some do for their organisation besides acting for it. */
export const OFFICES: Readonly<Record<string, string[]>> = {
  "u-dario": ["operator"],
  "u-elena": ["answering_official"],
  "u-gino": ["answering_official"],
  "u-rosa": ["project_manager"],
}

/** Somebody with a limited account, who waits to be recognised. */
export const ASKING = {
  ...{ key: "sana", name: "Sana Fascicolo", email: "sana.fascicolo@demo.example" },
  ...{ organisation: "o-borgo", role: "Operatrice allo sportello" },
}
