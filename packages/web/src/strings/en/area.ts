export const area = {
  title: 'Area',
  codeOf: (code: string, n: number) => `${code}, ${n === 1 ? '1 organisation' : `${n} organisations`}`,
  none: 'You answer for no area',
  noneBody: 'Commissioners of an area see it here, and administrators of its authority.',
  networks: 'Consultant networks',
  networksBody: 'A network takes a case when a service of the area is off, closed or late.',
  noNetworks: 'No service of the area falls back on a network.',
  states: { on: 'On', off: 'Off' },
  fallbackOf: (services: string) => `Takes over from: ${services}`,
  or: ' or ',
  fallbackOfNone: 'No service of the area falls back on it now.',
  turnOff: (name: string) => `Switch ${name} off`,
  turnOn: (name: string) => `Switch ${name} on`,
  turnOffFor: (area: string) => `Switch it off for ${area}`,
  turnOnFor: (area: string) => `Switch it on for ${area}`,
  offMeans: (name: string, services: string) =>
    services === ''
      ? `No new case of the area goes to ${name}.`
      : `No new case of the area goes to ${name}. When ${services} is off, closed or late, askers are told so before they send, and no other team takes the case.`,
  onMeans: (name: string, services: string) =>
    services === ''
      ? `New cases of the area may go to ${name}.`
      : `When ${services} is off, closed or late, ${name} takes the case. Its consultants then read it.`,
  atOnce: 'It holds at once for every organisation of the area. Cases that the network already has stay with it.',
  readOnly: 'Only the area’s own authority switches networks.',
  services: 'Services of the area now',
  noServices: 'No service of the area is released yet.',
  service: 'Service',
  state: 'State',
  onCall: 'On call',
  usual: 'Usual answer',
  serviceStates: { open: 'Open', off: 'Off', closed: 'Closed' },
  noRota: 'No rota',
  nobodyOnCall: 'Nobody',
  deputy: (name: string) => `${name}, deputy`,
  tooFew: 'Too few to say',
  usually: (span: string) => `In ${span}`,
  organisations: 'Organisations',
  refusals: {
    'not-allowed': {
      what: 'You may not switch networks for this area.',
      next: 'Ask a commissioner or an administrator of the area’s authority.',
    },
    'unknown-team': { what: 'This network is no longer used in the area.', next: 'Load the page again.' },
    offline: { what: 'The guardian cannot be reached.', next: 'Nothing was switched. Try again in a minute.' },
    unavailable: { what: 'The guardian cannot be reached.', next: 'Nothing was switched. Try again in a minute.' },
  },
};
