// A provider of accounts for tests/oidc.rs: oidc-provider, an implementation that the OpenID Foundation certified, with
// its own pages for signing in. Whoever types a name is that person; what is known of them follows from the name.
//
//   node provider.mjs ISSUER RETURN-ADDRESS in-token|by-request
//
// It prints the port on which it listens, which need not be that of the issuer: the tests stand between the two.

import { Provider } from 'oidc-provider';

const [issuer, back, where] = process.argv.slice(2);

const people = {
  aigul: { email: 'aigul@example.org', email_verified: true, name: 'Айгүл Сейітова' },
  unverified: { email: 'aigul@example.org', email_verified: false },
  invited: { email: 'invited@example.org', email_verified: true, name: 'Иван Петров' },
  stranger: { email: 'stranger@example.org', email_verified: true },
  silent: {},
};

const provider = new Provider(issuer, {
  clients: [{ client_id: 'kurultai', client_secret: 'a secret of the tests', redirect_uris: [back] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: where === 'by-request',
  findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
  pkce: { required: () => true },
});

const server = provider.listen(0, '127.0.0.1', () => console.log(server.address().port));
