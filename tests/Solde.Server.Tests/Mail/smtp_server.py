"""A mail server for the tests, which ends when its standard input does.

What it does with a message depends on the name before the @ of its reader: refused, later, refused-late, cut-early, cut, stalled; any other
gets it. A message it got is written to the working directory, N.eml as it came and N.json as Python's mail library reads it.

On standard output, a line for each thing that happened: "listening PORT", "connected", "text N SENDER READER".
"""
import argparse
import asyncio
import email
import email.policy
import itertools
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def say(*words):
    print(*words, flush=True)


class Post:
    def __init__(self):
        self.numbers = itertools.count(1)

    async def handle_RCPT(self, server, session, envelope, address, options):
        match address.split('@')[0]:
            case 'refused':
                return '550 5.1.1 no such user'
            case 'later':
                return '451 4.7.1 greylisted, come back later'
            case 'cut-early':
                server.transport.close()
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        number = next(self.numbers)
        with open(f'{number}.eml', 'wb') as file:
            file.write(envelope.content)
        with open(f'{number}.json', 'w') as file:
            json.dump(read(envelope.content), file)
        reader = envelope.rcpt_tos[0]
        say('text', number, envelope.mail_from, reader)
        match reader.split('@')[0]:
            case 'refused-late':
                return '554 5.7.1 this looks like spam'
            case 'cut':
                server.transport.close()
            case 'stalled':
                await asyncio.Event().wait()
        return '250 OK'


def read(content):
    mail = email.message_from_bytes(content, policy=email.policy.default)
    return {
        'type': mail.get_content_type(),
        'head': [[name, str(value)] for name, value in mail.items()],
        'defects': [str(defect) for part in mail.walk() for defect in part.defects],
        'parts': [
            {'type': part.get_content_type(), 'charset': part.get_content_charset(), 'text': part.get_payload(decode=True).decode('utf-8')}
            for part in mail.iter_parts()
        ],
    }


class Server(SMTP):
    def connection_made(self, transport):
        say('connected')
        super().connection_made(transport)

    async def smtp_AUTH(self, arg):
        # Real servers take the name of a mechanism in any case.
        mechanism, *rest = arg.split()
        await super().smtp_AUTH(' '.join([mechanism.upper(), *rest]))


async def main(options):
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate)
    post = Post()

    def sign_in(server, session, envelope, mechanism, data):
        good = (data.login, data.password) == tuple(word.encode() for word in options.sign_in)
        return AuthResult(success=good, handled=False)

    def accept():
        return Server(
            post, hostname='mail.test', tls_context=context, require_starttls=context is not None, enable_SMTPUTF8=options.utf8,
            authenticator=sign_in if options.sign_in else None, auth_required=options.sign_in is not None, loop=loop)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(accept, '127.0.0.1', 0)
    say('listening', server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


parser = argparse.ArgumentParser()
parser.add_argument('--certificate', help='PEM file with the certificate and its key: offers STARTTLS and wants it')
parser.add_argument('--sign-in', nargs=2, metavar=('USER', 'PASSWORD'), help='wants this sign-in')
parser.add_argument('--utf8', action='store_true', help='offers SMTPUTF8')
asyncio.run(main(parser.parse_args()))
