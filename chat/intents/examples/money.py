"""How founders ask about failures, the launch and money."""

SAID: dict[str, str] = {
    "failure": """open the build|show me the failed build|take me to the failed build|see
        the details of the build|let me see the build that failed|it just does not work|it
        is all broken|why did it fail|what went wrong|what happened with the build|what
        broke|why is there an error|the build did not work|something is broken|why is there
        still no app|how many attempts failed|it crashed|what is the error|oh no what
        happened|why did it stop|what was the problem with the build|why did that not
        work|what is the matter with it|why was the build unsuccessful|what caused the
        error|how come it broke|why did it crash again|it does not work at all|explain the
        failure|how many times did it fail|what happened just now|what happened|oh dear
        what happened here|ok but why|what does the error mean|can you explain what
        broke|why does it keep failing|is it my fault that it failed|why did the build
        fail|why has it failed|why did you fail|why does it fail|why did it not work|why
        does it not work|why did it break|why is it broken|what failed|what was the
        error|what was the reason for the failure|what is the reason it failed|what is
        wrong|what is wrong with it|what is wrong with the build|whats the problem|what is
        the problem with the build|what happened to my build|what happened with the last
        build|tell me what went wrong|explain what went wrong|explain why it failed|show me
        the error|show me the error message|error message please|where can i see the
        error|what does the error say|why is there no version|why do i have no app|why is
        nothing there|why did the last one not work|how come it did not work|how many times
        has it failed|how many builds failed|how often did it fail|did it fail again|did
        the build fail|did something go wrong|it failed|it failed again|the build failed|my
        build broke|it does not work|nothing works|it is broken|there is an error|i got an
        error|what still works after the failure|what is the debug id|give me the debug
        id|can you fix the error|how do i fix the build|will it fail again""",
    "ready": """why is it not live|why are we not live|why is it not online|why can nobody
        use it yet|can i launch|is it ready to launch|what blocks the launch|what is
        missing before we go live|what do i need to fix first|is it safe to publish|did the
        readiness check pass|what is still red|what stops us from launching|are we ready
        for real users|is it good enough to go live|is it production ready|run the launch
        check|check the readiness|is it safe to put in front of customers|can real people
        use it already|what is left before the launch|is anything missing for the
        launch|would you launch it|how far from launching are we|is it secure enough to
        publish|what are the blockers|what do i fix to get green|how do i get it to
        green|what do i need to fix before going live|what do i have to do to get a green
        light|does anything stop us|is the app secure|what would you fix before launch|is
        it launchable|did it pass the check for launch|are we ready to launch|is it ready
        for launch|is it ready to go live|is the app ready|is it ready for customers|can i
        launch now|can i launch it now|can we go live|can we launch already|can i publish
        it|can i put it online now|should i launch|is it ok to launch|why can i not
        launch|why can not i launch|why is it red|why is the launch check red|why is it not
        green|what blocks us|what is blocking us|what is blocking|what is the blocker|which
        blockers are there|list the blockers|what is stopping us|what stops the launch|what
        prevents the launch|what keeps us from launching|what stands in the way|what is in
        the way of launch|what do i have to fix|what must be fixed before launch|what
        should i fix first|how do i fix it for the launch|how can i fix the blocker|how do
        i fix that problem|how do i fix the secret|how do i make it green|what is missing
        for the launch|what is missing|what is left until launch|what is still missing to
        launch|what do we need before launch|is it safe to launch|is it secure|is it secure
        enough|are there security problems|did the launch check pass|launch check
        result|readiness report|show me the readiness|how ready is it|run the launch
        rehearsal|do a launch check|check if it is ready|check it for launch|what color is
        the light|is the traffic light green""",
    "launch": """how do i launch|how do i put it online|where do i host it|deploy the
        app|publish my app on the internet|how do i get a domain|make it public|which
        hosting should i use|how does going live work|can you host it for me|put it on the
        app store|what does hosting cost|where does it run when it is live|how do i get it
        on my own domain|what do i need for going live|can i use vercel|how do others host
        this|bring it online|release it to the world|make it available for everybody|what
        are the ways to launch|how to launch|how do i launch it|how do i launch the app|how
        can i publish it|how can i deploy|how do i deploy it|how to deploy|deploy|deploy
        the app please|launch the app|launch it|launch it please|launch now|publish
        it|publish the app|publish my app now|go live|go live now|lets go live|lets
        launch|we want to launch|i want to launch|i want to go live|i want to publish the
        app|i want to put it online|put it online|put the app online|put it live|bring the
        app online|make it live|make it available to the public|make the app public|release
        it|release the app|where can i host it|where should i host it|which hosting is the
        best|what hosting do you recommend|which launch path should i take|which launch
        path is recommended|vercel or railway|use railway|host it on railway|deploy to
        vercel|deploy to aws|host on aws|how much is hosting|what does it cost to host
        it|own domain|how do i use my own domain|can i have my own domain|launch
        guide|steps to launch|how does the launch work|can you deploy it for me|will you
        host it|what are the launch options""",
    "cost": """are there any fees|any fees|what am i paying|what am i going to be
        billed|what does it set me back|what do i have to fork out|what would i pay in the
        worst case|how much does it cost|what did i spend|what will the next build cost|is
        it expensive|do i have to pay|how much money is gone|what is the bill|is it
        free|what is the price|how much have we used|will i be charged for this build|do
        you need my credit card|how expensive is this going to be|total costs|how much
        money have you used|what do you charge|what do builds cost|what will i pay in the
        end|do i pay per build|give me the numbers on money|what is the cost so far|cost of
        the next version|how much did that version cost|what did the last build cost me|is
        there a monthly fee|do you have a subscription|what is my spending|how much of the
        ceiling is used|will this be pricey|what does it cost|what does this cost|what did
        it cost|what did it cost so far|what will it cost|what will it cost me|what is the
        cost|what are the costs|costs please|cost of the build|how much does this cost|how
        much does the build cost|how much does a build cost|how much does one build
        cost|how much did you spend|how much did we spend|how much did i pay|how much did i
        pay so far|how much do i have to pay|how much do i pay|how much will i pay|how much
        money did we spend|how much money was spent|how much has been charged|how much was
        it|how much for the next version|how much would a change cost|price please|price of
        the next build|whats the price|what is the maximum price|what is the most it can
        cost|what is the ceiling|what is the budget|how much budget is left|spending so
        far|total spending|total so far|what is my bill|show me the bill|show me the
        costs|show me the receipt|give me an invoice|is this free|is it for free|do i need
        to pay|do i pay something|must i pay|must i pay now|when do i have to pay|is it
        costly|is that expensive|can i afford it|do you want my credit card|what am i
        paying for|money spent""",
    "charged": """am i charged for failed builds|do i pay when it fails|i want my money
        back|was the broken build charged|do i still have to pay for the one that failed|is
        a cancelled build free|why was i charged|give me my money back|the build failed do
        i get a refund|do failed attempts cost money|is it free when it does not work|i
        will not pay for something broken|you charged me for nothing|is my money gone
        now|did i waste money on this|what did the failed attempt cost me|who pays for the
        mistake|am i charged when it fails|will i be charged if it fails|do i pay if it
        fails|do i pay for failed builds|do i have to pay for the failure|do i have to pay
        for failed attempts|did i pay for the failed build|was i charged for the failed
        build|did the failed build cost money|did the failure cost me|how much did the
        failed build cost|what does a failed build cost|what happens with my money if it
        fails|what if it fails do i pay|who pays if it fails|is a failed build free|are
        failed builds free|are failed attempts free|do failed attempts count|do i pay for
        your mistakes|i do not want to pay for a failed build|refund please|can i get a
        refund|refund|i want a refund for this|money back please|give me back my money|do i
        get my money back|do i lose money when i cancel|does cancelling cost something|is
        cancelling free|if i stop the build do i pay|you took my money for nothing|why did
        you charge me""",
    "limits": """how many builds do i get|what are the limits of my plan|which tier am i
        on|how many tries do i have left today|how often can i change it|how many
        iterations are left|can i upgrade|what do i get as partner|how many projects can i
        have|what is my maximum|what is the budget limit|did i reach my limit|am i allowed
        a second project|can i have more projects|is there a maximum number of changes|how
        many changes do i have left|what does my account include|how do i get more
        builds|when does my limit reset|what tier do i have|what is my quota|how much am i
        allowed to do|what does my tier include|do i have a limit|what are my limits|what
        is my limit|is there a limit|what limits do i have|how many builds can i do|how
        many builds can i start|how many builds per day|how many builds do i have left|how
        many builds today|how many attempts do i have|how many tries do i have|how many
        retries are left|how often can i build|how often can i try again|how many changes
        can i make|how many changes are left|how many changes do i get|how many iterations
        do i have|how many iterations can i do|how many versions can i make|how many
        projects am i allowed|can i start another project|can i have two projects|which
        tier do i have|what tier am i|which plan am i paying for|what package do i
        have|what is my subscription|what does partner tier give me|what is the difference
        between the tiers|how do i upgrade|i want to upgrade|upgrade my account|what is the
        daily limit|what is the most i can spend per day|daily budget|how much can i spend
        in a day|what happens when i reach the limit|am i at my limit|can i build two
        things at once""",
}
