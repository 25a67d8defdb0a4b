"""How founders put it: sentences for each intent, which a new sentence is compared with."""

_SAID: dict[str, str] = {
    "status": """where are we|what is the status|how is my project doing|give me an update|how far
        are we|what stage are we at|summarise where things stand|how much is done|catch me up|is
        something happening right now|what are you doing right now|are you still working on it|how
        is it coming along|any progress|what is the current state of the project|so what is the
        situation|why have you not started yet|what is taking so long|how is everything going|what
        have you done up to now|did anything happen while i was away|give me a short summary|what
        is your current task|are we making progress|tell me about my project|how far along is
        this|what stage is it|are we done yet|is it finished|where does the project stand
        today""",
    "next": """what is next|what should i do now|what happens after this|what is the next
        step|what do you need from me|is it my turn|what are we waiting for|and then what|what
        comes after this|what do i have to do|how do we continue|where do i go from here|what
        now|what do i do|tell me what to do|what is left for me to do|i finished that and now
        what|what is missing from my side|which step comes now|what happens after i answer
        everything|how does it go on|whats the plan for right now|what would you do now|anything i
        should do|whats on my plate""",
    "line": """when is it my turn in the queue|what place am i in line|why is the build
        waiting|how many builds are in front of me|is the queue long""",
    "interview": """how many questions are left|why do you ask so many questions|can i change an
        answer i gave|when is the interview over|i want to change my answers|do i have to answer
        all questions|can i skip a question|can i stop the interview and come back later|can i
        come back tomorrow and continue|can i pause the questions|will my answers be there when i
        return|how much more do you want to know|i answered something wrong|let me redo the
        interview|can i answer later|why all these questions|what else do you want to know|how
        long is the interview""",
    "idea": """what was my idea|what did i tell you at first|repeat my idea|read my idea back to
        me|what is this project about|what did i say my idea was again|how did i describe it|what
        was the original pitch""",
    "users": """who is it for|who are my users|who is the target audience|who will use it|which
        people are we building this for|who are the customers|what is our target group|who has
        this problem|who is going to use this app|who are we making this for|which kind of person
        needs this|describe our typical user|who would pay for it|what is the audience|describe
        the customer|for which people is it|whose problem is it""",
    "problem": """what problem are we solving|why would anybody need this|what pain does it
        solve|what is the problem statement|remind me what this is good for|what is the point of
        this app|what issue does it fix|why are we doing this|what is the need behind it""",
    "decisions": """what did we decide|why did we decide that|which decisions were taken|did we
        agree on anything yet|what have i chosen so far|what was my reason|why are we going in
        this direction|can i change my mind about a decision|when did i approve this|who decided
        that|can i undo my decision|what did i say about the direction|what was my reasoning|what
        did i decide about the direction|remind me of my decision|why did we go this way|have i
        approved anything|did i say yes to that|what was settled|can i reconsider the
        direction|what did i answer at the gate|why did i choose to proceed|when did we
        decide|what did i write as the reason|which choice did i make""",
    "gate": """i want to decide|open the decision|is there a decision waiting|what do i have to
        decide|i am ready to make the decision|let me choose iterate or ship|which options do i
        have in the decision|what are my choices right now|let us decide now|which decision is
        open|iterate or ship|should i ship or iterate|what are the options to choose from|i want
        to make up my mind|do i need to decide anything|where do i decide|ship it or change it""",
    "plan": """which plan did i choose|what is the plan|show me the plan|which plans are there|can
        i choose another plan|how will you build it according to plan|what was the recommended
        plan|what does the plan say|is there a plan b|compare the plans|tell me about the plan i
        chose|i picked a plan right|which option did we go for|what approach did we take|how did
        we say we would do it|show me the execution plan""",
    "document": """where are the documents|show me the brief|what have you written|where do i find
        the risk log|i want to read the thesis|what are the risks|what could go wrong|what should
        i worry about|which documents are finished|can i edit the documents|show me the
        milestones|what is the biggest risk|open the milestones|where can i read the scope|let me
        read the product brief|what dangers do you see|list the documents|is the brief
        written|show me what you wrote down|what are the weak points of my idea|what are the
        dangers|what risks do you see|where is the written stuff|show me all papers""",
    "scope": """what will the first version do|which features are planned|what is in the
        scope|what is not included|what did we leave out|will it have this feature|is that part of
        the first version|does the plan include notifications|what can people do with it once it
        is built|what are the core features|will users be able to do that|is this feature
        planned|is payment part of it|does it come with login|can people sign up in it|is there
        going to be a calendar|what did we plan to build|what do we build first|what does the mvp
        contain|which functions did we leave for later|is it possible for them to message each
        other|what gets built first|what do we start with|which parts come in the beginning|what
        will be left for a later version|does the first version cover that|what can members do""",
    "how_long": """how long will it take|when will it be done|how many weeks until we launch|how
        long does a build take|when can i see it|how much time is left|is this going to take
        long|when is it finished|can we make it by christmas|how soon can people use it|when do i
        get to see something|is it soon|how many minutes does it take|what is the estimated
        time|when can we start using it|how many months|what is the deadline|will it be ready this
        week|how long do i have to wait|how many minutes will the build need|how quick is it|what
        is the timeline until launch|give me an estimate of the time""",
    "alignment": """are we still on track with the idea|how well does it match the scope|are we
        drifting away from the plan|is this still what i wanted|have we lost focus|how aligned are
        we|what is the alignment score|is there scope creep|are we building the right thing|did we
        stray from the original idea|does it still fit my idea|did we lose sight of the goal|does
        this match what i asked for|are we off course|how close is it to what i described|is it
        what i had in mind|am i still following my original vision|is this true to the idea|have
        we changed direction without noticing|does it still make sense for the goal""",
    "timeline": """show me everything that happened|where is the history|what happened last
        week|show me the timeline|when did i start this project|list all events|what happened
        yesterday|what have we done so far in order|give me the log of events""",
    "board": """show me the board|is there a kanban of the work|what is planned and in
        progress""",
    "graph": """show me the strategy graph|how are decisions connected|draw a map of the
        project""",
    "built": """what did you build|what does the app do|what is in the app|which pages does it
        have|what can it do now|describe the app|tell me about the version you made|what have you
        made|which things does it keep track of|what do we have so far|summarise the app|what is
        inside the app|what can people do in the app|what can users do with it|explain the app to
        me|what features does the app have|what is in version two|give me an overview of the
        app|what did i get|what came out of the build|what works right now|what is working
        already|what is in it so far|what parts does the app have|how many files did you
        write|show me what was made""",
    "made_of": """what is it made of|which technology do you use|what language is it written
        in|what is the tech stack|which database does it use|is it python or javascript|can a
        developer work on it later|which framework is it|is this real code|what programming
        language|how is it programmed|what is under the hood|is it built with react|which
        libraries are used|can i hire someone to work on the code|what kind of database""",
    "promises": """which promises are broken|what was tested|does everything work|did you check
        that it works|what is not working in the app|which tests failed|is it tested|how do you
        know it works|what could you not test|are there bugs in it|is the quality good|did
        everything pass|does booking work|is the sign up working|was everything checked|what still
        does not work|is anything broken in the app|did the tests pass|can i trust that it
        works|which part is not working|what did you verify|what was kept and what was broken|what
        was tested and what was not|what have you checked|how well is it tested|what failed in the
        tests""",
    "versions": """which versions are there|how many versions do we have|what is the newest
        version|list all versions|which version am i looking at|what is the latest version|how
        many versions exist|show me the list of versions|when was the last version made""",
    "changes": """what changed|what is new|what is different in the new version|what did you
        change since last time|what did the update bring|compare it with the version before|which
        changes are in this version|what is the difference between the two versions|what did you
        add|what was changed in the last build|tell me what is new|what did we get in the
        update|what improved|what did the last change do|what is better now|whats fresh in this
        version""",
    "back": """can i go back to the old version|i want the previous version again|the first
        version was better|i liked it more before|undo the last change|restore the earlier
        version|bring back how it was|the new one is worse|can i get the old one back|reset it to
        how it was|i prefer the old one|go back|can we undo this|return to the first
        version|switch to the previous version|take back the last update|roll it back please|undo
        that last thing|take out what you added last|get rid of the newest version""",
    "open": """show me the app|open the preview|i want to see it|where can i try it|let me click
        around|can i use it|where is my app|what does it look like|can i play with it|let me see
        what you made|take me to the app|show me that version again|take me to the preview|i want
        to try the app|where is the link to my app|let me look at it|how do i open it|can i see it
        on my phone|demo please|what does the app look like|let me have a look|where can i click
        through it|start the preview""",
    "share": """how do i share it|can my friends see it|send a link to somebody|let other people
        try it out|i want to show it to an investor|how can testers use it|can i get a url for my
        partner|who can see the preview|show it to my customers|how can somebody else see this|i
        need a link for my investor|my wife wants to have a look|can i send it to my team|let a
        friend test it|give me a link i can send around|can testers use it|my cousin wants to test
        it|how do i give testers access|can i show this around|let somebody else look at the
        app""",
    "export": """export the documents|download the brief as pdf|i want to print the documents|can
        i get the documents as a file|send me the papers in word|make a pdf for my investor|print
        everything for my investor|save the documents|give me a pdf of the plan|i need the brief
        on paper|can i copy the documents into word|download all documents""",
    "download": """download the code|give me the files|i want the source code|can i take the app
        with me|send me the zip|is the code mine|put the code on github|can my developer get the
        code|can i have all the files|i want to own the code|hand me the source|download
        everything|can i move it to another company|get the zip file|where is the source code|can
        i get a copy of everything|how do i take it elsewhere""",
    "failure": """why did it fail|what went wrong|what happened with the build|what broke|why is
        there an error|the build did not work|something is broken|why is there still no app|how
        many attempts failed|it crashed|what is the error|oh no what happened|why did it stop|what
        was the problem with the build|why did that not work|what is the matter with it|why was
        the build unsuccessful|what caused the error|how come it broke|why did it crash again|it
        does not work at all|explain the failure|how many times did it fail|what happened just
        now|what happened|oh dear what happened here|ok but why|what does the error mean|can you
        explain what broke|why does it keep failing|is it my fault that it failed""",
    "ready": """can i launch|is it ready to launch|what blocks the launch|what is missing before
        we go live|what do i need to fix first|is it safe to publish|did the readiness check
        pass|what is still red|what stops us from launching|are we ready for real users|is it good
        enough to go live|is it production ready|run the launch check|check the readiness|is it
        safe to put in front of customers|can real people use it already|what is left before the
        launch|is anything missing for the launch|would you launch it|how far from launching are
        we|is it secure enough to publish|what are the blockers|what do i fix to get green|how do
        i get it to green|what do i need to fix before going live|what do i have to do to get a
        green light|does anything stop us|is the app secure|what would you fix before launch|is it
        launchable|did it pass the check for launch""",
    "launch": """how do i launch|how do i put it online|where do i host it|deploy the app|publish
        my app on the internet|how do i get a domain|make it public|which hosting should i use|how
        does going live work|can you host it for me|put it on the app store|what does hosting
        cost|where does it run when it is live|how do i get it on my own domain|what do i need for
        going live|can i use vercel|how do others host this|bring it online|release it to the
        world|make it available for everybody|what are the ways to launch""",
    "cost": """how much does it cost|what did i spend|what will the next build cost|is it
        expensive|do i have to pay|how much money is gone|what is the bill|is it free|what is the
        price|how much have we used|will i be charged for this build|do you need my credit
        card|how expensive is this going to be|total costs|how much money have you used|what do
        you charge|what do builds cost|what will i pay in the end|do i pay per build|give me the
        numbers on money|what is the cost so far|cost of the next version|how much did that
        version cost|what did the last build cost me|is there a monthly fee|do you have a
        subscription|what is my spending|how much of the ceiling is used|will this be pricey""",
    "charged": """am i charged for failed builds|do i pay when it fails|i want my money back|was
        the broken build charged|do i still have to pay for the one that failed|is a cancelled
        build free|why was i charged|give me my money back|the build failed do i get a refund|do
        failed attempts cost money|is it free when it does not work|i will not pay for something
        broken|you charged me for nothing|is my money gone now|did i waste money on this|what did
        the failed attempt cost me|who pays for the mistake""",
    "limits": """how many builds do i get|what are the limits of my plan|which tier am i on|how
        many tries do i have left today|how often can i change it|how many iterations are left|can
        i upgrade|what do i get as partner|how many projects can i have|what is my maximum|what is
        the budget limit|did i reach my limit|am i allowed a second project|can i have more
        projects|is there a maximum number of changes|how many changes do i have left|what does my
        account include|how do i get more builds|when does my limit reset|what tier do i have|what
        is my quota|how much am i allowed to do|what does my tier include|do i have a limit""",
    "build": """build it|start the build|try it again|give it another try|go ahead and build my
        app|make the app now|let us build|run the build again|create the first version|give it
        another go|start over with the build|please begin|get going|restart it|run it again|ready
        when you are let us build|i want you to build it now|you can start|start it|do the
        build|give it another shot|please try one more time|build the first version now|let us
        go|just make the app|skip this and build|begin with the build|fix it and try another
        time|lets get started with building""",
    "cancel": """stop the build|cancel it|abort|do not build this|stop everything|please stop
        working|i did not want to start that|stop it now|halt the build|cancel that please|i
        changed my mind stop building""",
    "change": """add a field for notes|users should be able to upload a photo|i want a different
        colour|make the text bigger|rename this to something else|remove the calendar|it needs a
        search|the button should say something else|i would like people to rate each other|can we
        have a page about us|put my logo on top|change the title|there should be a way to
        filter|make phone number required|customers must be able to cancel|i do not like the
        colours|send an email when somebody books|it should also work in spanish|i do not like the
        header make it smaller|the page is too dark|could you also add a map|we forgot the phone
        number|the form should ask for the address|i would love to have a chat in it|the walkers
        need their own page|please change the wording on the home page|it should send
        reminders|swap the two buttons|make a page for prices|the logo is wrong|put the price next
        to the name|only admins should see that|sort the list by date""",
    "park": """park the project|put it on hold|i need a break from this|pause the project|set this
        aside for later|i do not want to continue right now|i want to stop for some weeks|leave
        this for later|freeze the project""",
    "take_up": """take the project up again|unpark it|continue the parked project|wake it up
        again|bring it back from parked""",
    "abilities": """what can you do|how does this work|what can i ask you|help|i am lost|how do i
        use this|how does this thing work|what is this chat for|explain how you work|what are you
        for|i do not know what to do here|what are you able to do|what kind of questions can i
        ask|how can you help me|give me some examples|i need help|what is possible here|how do i
        talk to you|explain this page to me""",
    "safety": """is my idea safe|can somebody steal my idea|who can see my project|what happens to
        my data|do you share my data|do you own my app|is it private|is anything lost|will i lose
        my work|what if i close the browser|do you sell my information|are my answers saved|is my
        data used to train ai|is it saved|who else can read what i write here|did i lose my
        documents|is my work gone|will everything be saved|are you keeping my information|could
        someone copy this|is it confidential|what do you do with my answers|who owns what you
        build|do you read my ideas|what if the build fails is my work lost|does anybody else see
        my project|do you sell my data|what if your company closes|do i own it|can you see my
        answers|is my information protected""",
    "engine": """are you a robot|are you chatgpt|which ai is this|who am i talking to|what model
        do you use|is there a real ai behind this|who wrote this answer|are you human|who are
        you|is this an artificial intelligence|are there humans answering|what software answers
        me|do you use openai|is it a language model|do you use ai|are you real|is this
        automated""",
    "human": """can i talk to a person|i need support|is there somebody i can call|contact the
        team|give me customer service|who can help me personally|i want someone from your team to
        look at this|can somebody help me|is there an email address for support|i want to complain
        to someone|who do i contact|can i call you|connect me with an expert|do you have a phone
        number i can call|is anyone from the company reachable|who runs this|i want to report a
        problem to the staff""",
    "account": """how do i change my password|i want to change my email|where are my account
        settings|how do i sign out""",
    "delete": """delete my project|delete my account|remove all my data|erase everything|throw
        this project away|remove the project and all data|how do i delete this|close my
        account|can i remove a project for good|wipe everything""",
    "small_talk": """hello|hi there|thanks|thank you so much|good morning|how are you|nice
        work|great job|bye|you are awesome|haha|wow cool|i am happy with this|i hate this|this
        sucks|are you there|i am back|you are great|nice to meet you|well done|that is
        fantastic|sounds good""",
    "off_topic": """what is the weather tomorrow|tell me a joke|who won the match last night|who
        is the president|write me a poem|what should i cook for dinner|what is the capital of
        france|recommend a movie|solve this equation|what time is it|what is the bitcoin price|do
        you like music|translate this sentence into german|plan my holiday|what is the meaning of
        life|help me with my homework|how do i lose weight|who invented the telephone|give me a
        recipe for pancakes|who won the world cup|how tall is the eiffel tower|sing me a song|what
        is love|do you believe in god|how old are you|what do you think about politics|tell me a
        story|what is two plus two|how is the stock market|find me a cheap flight|what is the best
        restaurant in paris|where should i travel|who is the best singer|what is the population of
        china|how do i cook rice|what car should i buy|tell me something funny|how far is the
        moon|what day is it today""",
    "projects": """which projects do i have|list my projects|how many projects are there|show all
        my projects""",
}

#: (intent, sentence) for every sentence above.
EXAMPLES: tuple[tuple[str, str], ...] = tuple(
    (intent, " ".join(sentence.split()))
    for intent, text in _SAID.items()
    for sentence in text.split("|")
)
