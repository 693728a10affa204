// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

// The identity provider of the tests: the certified oidc-provider with people who sign in by their name alone.
// Answers on 127.0.0.1 at any free port, says its address, and ends when whoever started it is gone.
//
//   node provider.mjs NODE_MODULES '{"portal": ADDRESS, "people": {NAME: CLAIMS}, "userinfo": BOOLEAN}'

import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, options] = process.argv.slice(2);
const { portal, people, userinfo } = JSON.parse(options);
const { default: Provider } = await import(pathToFileURL(resolve(modules, 'oidc-provider/lib/index.js')));

process.stdin.on('end', () => process.exit()).resume();

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const head = '<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,">';
const page = (title, form) => `${head}<title>${title}</title><h1>${title}</h1>${form}`;

const configuration = {
    clients: [{
        client_id: 'vorrang',
        client_secret: 'a secret of the tests',
        redirect_uris: [`${portal}/sign-in/provider/callback`],
        post_logout_redirect_uris: [`${portal}/sign-in`],
    }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomUUID()] },
    claims: {
        openid: ['sub'],
        profile: ['name', 'preferred_username', 'department', 'groups'],
        email: ['email'],
    },
    // The standard has the claims at the userinfo endpoint; most providers write them into the token.
    conformIdTokenClaims: userinfo,
    findAccount: (_, accountId) =>
        people[accountId] && { accountId, claims: () => ({ sub: `subject of ${accountId}`, ...people[accountId] }) },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    // Nobody is asked whether the portal may know who they are.
    async loadExistingGrant({ oidc }) {
        const { clientId } = oidc.client;
        const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
    },
    features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: {
            logoutSource(context, form) {
                const button = '<button name="logout" value="yes" form="op.logoutForm">Sign out</button>';
                context.body = page('Sign out of the city', form + button);
            },
        },
    },
};

async function interact(provider, request, response) {
    if (request.method !== 'POST') {
        const buttons = '<button>Sign in</button><button name="cancel" value="yes">Cancel</button>';
        const form = `<form method="post"><label>Name <input name="name"></label>${buttons}</form>`;
        response.setHeader('content-type', 'text/html; charset=utf-8');
        return response.end(page('The city', form));
    }
    let body = '';
    for await (const part of request) body += part;
    const typed = new URLSearchParams(body);
    const result = typed.has('cancel') ? { error: 'access_denied' } : { login: { accountId: typed.get('name') } };
    return provider.interactionFinished(request, response, result);
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
    // Another name than the portal's, so that browsers take the two for strangers.
    const issuer = `http://localhost:${server.address().port}`;
    const provider = new Provider(issuer, configuration);
    const answer = provider.callback();
    server.on('request', (request, response) => {
        if (!request.url.startsWith('/interaction/')) return answer(request, response);
        return interact(provider, request, response).catch(error => response.destroy(error));
    });
    console.log(issuer);
});
