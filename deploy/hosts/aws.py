"""The guide to AWS: a Lightsail container service and a managed database."""

from deploy.needs import Needs
from deploy.paths import AWS
from deploy.steps import (
    IN_CAPITALS,
    Snippet,
    Step,
    block,
    download,
    first_account,
    looked_at,
    own_address,
    secret,
    started,
)


def guide(needs: Needs, own: str) -> list[Step]:
    """AWS Lightsail: a container service and a managed database."""
    name = needs.slug
    found = [
        download(needs),
        Step(
            "host",
            "Make an account at AWS and install three tools.",
            (
                "You need Docker, the AWS command line and its Lightsail plugin (lightsailctl). "
                "Start Docker, then connect the command line to your account.",
            ),
            (Snippet("Connect", "aws configure"),),
            "https://lightsail.aws.amazon.com",
        ),
        Step(
            "service",
            "Make a container service.",
            ("Micro is enough to begin with; it can grow later.",),
            (
                Snippet(
                    "Make it",
                    f"aws lightsail create-container-service --service-name {name} "
                    "--power micro --scale 1",
                ),
            ),
        ),
        Step(
            "image",
            "Pack the app and send it.",
            (
                ()
                if needs.dockerfile
                else ("This version has no Dockerfile; the readiness report tells what to do.",)
            )
            + ("The last line prints a name like :app.1; the next step asks for it.",),
            (
                Snippet("Pack it", f"docker build --platform linux/amd64 -t {name} ."),
                Snippet(
                    "Send it",
                    f"aws lightsail push-container-image --service-name {name} --label app "
                    f"--image {name}",
                ),
            ),
        ),
        secret(needs),
        Step(
            "settings",
            "Give the app its settings and start it.",
            (
                "In Lightsail, open the service, then Deployments, and create one: the image you "
                "sent, open port 8080 (HTTP), and these as environment variables. "
                f"{IN_CAPITALS} {started(needs)}",
                "Choose the container as public endpoint. Leave the success codes at 200-499: "
                "Lightsail asks by number, not by name, and the app answers strangers with 400.",
            ),
            (Snippet("The settings", block(AWS, needs, own)),)
            + ((Snippet("Health check path", needs.health),) if needs.health else ()),
        ),
        Step(
            "address",
            "Tell the app its address.",
            (
                "Lightsail shows the public domain of the service. Type it into the field above, "
                "then change ALLOWED_HOSTS and CSRF_TRUSTED_ORIGINS in a new deployment.",
            ),
        ),
        looked_at(needs, own),
        first_account(
            needs,
            how="Containers have no door, so this runs on your computer. Switch the database’s "
            "public mode on, give it a DATABASE_URL as on the service, and switch it off after.",
            before=f"docker run --rm -it -e SECRET_KEY=any -e DATABASE_URL=PASTE-IT {name} ",
        ),
        own_address(
            own,
            how="In Lightsail, open the service, then Custom domains, and make a certificate. It "
            "tells you what to enter where you bought the address.",
        ),
    ]
    if needs.database:
        database = Step(
            "database",
            "Make a database, where the data will live.",
            (
                "In Lightsail, choose Databases, then Create database: PostgreSQL, in the same "
                "region as the service. Leave public mode off. When it runs, it shows user, "
                "password and endpoint for DATABASE_URL.",
            ),
        )
        found.insert(3, database)
    return found
