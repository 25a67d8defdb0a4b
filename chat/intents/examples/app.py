"""How founders ask about the app: what was built, how to open it, share it, take it along."""

SAID: dict[str, str] = {
    "built": """what are people able to do in it|what are users able to do with it|what did
        you build|what does the app do|what is in the app|which pages does it have|what can
        it do now|describe the app|tell me about the version you made|what have you
        made|which things does it keep track of|what do we have so far|summarise the
        app|what is inside the app|what can people do in the app|what can users do with
        it|explain the app to me|what features does the app have|what is in version
        two|give me an overview of the app|what did i get|what came out of the build|what
        works right now|what is working already|what is in it so far|what parts does the
        app have|how many files did you write|show me what was made|what was built|what
        have you built|what has been built so far|what did you make|what does my app
        have|what is in the app now|what is in the current version|what does the current
        version do|what can my app do|what can i do with the app|what can users do in the
        app|which features does the app have now|which functions are in the app|what is
        finished|what is already done in the app|what works already|tell me about the
        app|describe the app to me|explain what you built|show me what you built|give me a
        summary of what was built|what did we build in the first version|what is the app
        like|what does it contain|which pages are in the app|how many pages does the app
        have|what kind of data does it store|what information does the app keep|which roles
        are there in the app|who can sign in to the app|what can a visitor do|how big is
        the app|how many files are there|what is ready so far in the app|do we have
        anything built|is there anything built yet|did you build something|what do i have
        now|what is the result of the build|what is in there""",
    "made_of": """what is it made of|which technology do you use|what language is it
        written in|what is the tech stack|which database does it use|is it python or
        javascript|can a developer work on it later|which framework is it|is this real
        code|what programming language|how is it programmed|what is under the hood|is it
        built with react|which libraries are used|can i hire someone to work on the
        code|what kind of database|which language did you use|what is the code written
        in|what is it written in|what is the technology|which tech is used|what stack is
        it|what framework do you use|is it wordpress|is it react or vue|is it made with
        python|is it django|which database|what database does it have|is it postgres|where
        is the data stored technically|what does the backend use|what is the frontend made
        of|is it a real app or a mockup|is it real code|is it no code|can a programmer
        continue the work|can developers extend it|will my developer understand the
        code|how is it built technically|what is the architecture|technical details
        please|is it mobile or web|is it a phone app|is it a website or an app|does it work
        on iphone""",
    "promises": """which promises are broken|what was tested|does everything work|did you
        check that it works|what is not working in the app|which tests failed|is it
        tested|how do you know it works|what could you not test|are there bugs in it|is the
        quality good|did everything pass|does booking work|is the sign up working|was
        everything checked|what still does not work|is anything broken in the app|did the
        tests pass|can i trust that it works|which part is not working|what did you
        verify|what was kept and what was broken|what was tested and what was not|what have
        you checked|how well is it tested|what failed in the tests|did everything work|what
        works and what does not|is everything working|is something broken|is anything
        broken|is something not working|what is broken|what is broken in the app|which part
        is broken|what does not work|what did you check|what have you tested|have you
        tested it|was it tested|did you test the app|how did you test it|what were the test
        results|test results please|were all tests ok|which checks did you run|what are the
        promises|which promises do you keep|did you keep the promises|are the promises
        kept|are all promises kept|what was not tested|which things could not be tested|is
        the quality ok|can i trust the app|does it really work|are there any bugs|are there
        known bugs|how many bugs are there|any issues with the app|is it reliable|does the
        booking work|can users really book|did the confirm function pass|how many promises
        are kept""",
    "versions": """which versions are there|how many versions do we have|what is the newest
        version|list all versions|which version am i looking at|what is the latest
        version|how many versions exist|show me the list of versions|when was the last
        version made|what versions do we have|which versions exist|list the versions|show
        all versions|how many versions|which version is it|which version do we have
        now|what is the current version|what version is live|what is the latest|what is the
        latest build version|newest version please|open the versions|where are the old
        versions|where can i find older versions|when was version two made|when was v0.1
        built|are the old versions still there|do you keep the old versions""",
    "changes": """what came in with the newest version|what did the new version bring|what
        do we get with the update|what changed|what is new|what is different in the new
        version|what did you change since last time|what did the update bring|compare it
        with the version before|which changes are in this version|what is the difference
        between the two versions|what did you add|what was changed in the last build|tell
        me what is new|what did we get in the update|what improved|what did the last change
        do|what is better now|whats fresh in this version|what is new in it|what is new in
        this version|what is new in v0.2|whats different now|what is different|what did you
        change|what have you changed|what has changed|what changed since v0.1|what changed
        in the new version|changes since the last version|list the changes|show the
        changes|changelog please|release notes|what did the last iteration bring|which
        change was made|what was added|what was improved|what did you improve|what is the
        difference|differences between versions|compare the versions|compare old and
        new|compare v0.1 with v0.2|what came with the update|what happened to the app in
        the update|did you add the thing i asked for|is my change in it|was my change
        made|what did the last build change""",
    "back": """can i go back to the old version|i want the previous version again|the first
        version was better|i liked it more before|undo the last change|restore the earlier
        version|bring back how it was|the new one is worse|can i get the old one back|reset
        it to how it was|i prefer the old one|go back|can we undo this|return to the first
        version|switch to the previous version|take back the last update|roll it back
        please|undo that last thing|take out what you added last|get rid of the newest
        version|go back to the first version|go back to version one|i want to go back|go
        back to the old one|take me back to the older version|restore v0.1|restore the old
        version|restore version one|roll back|rollback please|roll back to v0.1|undo the
        update|undo the last version|reverse the last change|i want the old one|the old
        version was nicer|return to the previous version|switch back|can we return to the
        version before|can i undo it|can i undo the last change|i do not like the new
        version|revert it|revert to v0.1|make it like it was before|put it back how it
        was|use the earlier version again""",
    "open": """show me the app|open the preview|i want to see it|where can i try it|let me
        click around|can i use it|where is my app|what does it look like|can i play with
        it|let me see what you made|take me to the app|show me that version again|take me
        to the preview|i want to try the app|where is the link to my app|let me look at
        it|how do i open it|can i see it on my phone|demo please|what does the app look
        like|let me have a look|where can i click through it|start the preview|show me my
        app|open my app|open it|open v0.1|open version one|start the app|run the app|can i
        try it|can i test it|can i test the app|can i use the app now|can i see it|can i
        have a look|can i see how it looks|i want to see the app|i would like to see it|i
        would like to try it out|i want to use the app|let me try it|let me test it|let me
        see it|where can i see it|where can i open it|where do i find my app|where is the
        preview|where is the app|give me the preview|preview please|what is the address of
        my app|what is the url of the app|how do i get to the app|how can i look at it|how
        does it look on a phone|show it to me on a mobile|try it on my phone|take me to
        it|launch the preview""",
    "share": """how do i share it|can my friends see it|send a link to somebody|let other
        people try it out|i want to show it to an investor|how can testers use it|can i get
        a url for my partner|who can see the preview|show it to my customers|how can
        somebody else see this|i need a link for my investor|my wife wants to have a
        look|can i send it to my team|let a friend test it|give me a link i can send
        around|can testers use it|my cousin wants to test it|how do i give testers
        access|can i show this around|let somebody else look at the app|how can i share
        it|share the app|share it with my friend|share the preview|i want to share it|i
        want to show it to others|i want to show it to my friends|send the link to my
        friend|give me a link for my friends|give me a shareable link|can i send it to
        somebody|can i send the link to customers|can other people see it|can others try
        it|how can others try it|how can my customers test it|how do i let people test
        it|how do i invite people|invite my friends|invite testers|i want feedback from
        real users|can i get feedback from other people|can my team see it|can my investor
        see it|my boss wants to see it|show the app to my wife|i need a demo link|is there
        a public link|make a link|create a share link|how long does the link work|does the
        link expire""",
    "export": """export the documents|download the brief as pdf|i want to print the
        documents|can i get the documents as a file|send me the papers in word|make a pdf
        for my investor|print everything for my investor|save the documents|give me a pdf
        of the plan|i need the brief on paper|can i copy the documents into word|download
        all documents|export my documents|export everything as pdf|export as pdf|export to
        pdf|can i have the documents as pdf|can i get a pdf|i need a pdf|give me a pdf|pdf
        please|download the documents|download the documents as pdf|download the brief|save
        the brief as pdf|print the brief|print the documents|markdown export|export as
        markdown|get the documents out of here|how can i print it|send me the documents|i
        need the documents for my bank|i need the papers for my investor|give me the
        documents to take with me|a printable version of the plan""",
    "download": """download the code|give me the files|i want the source code|can i take
        the app with me|send me the zip|is the code mine|put the code on github|can my
        developer get the code|can i have all the files|i want to own the code|hand me the
        source|download everything|can i move it to another company|get the zip file|where
        is the source code|can i get a copy of everything|how do i take it
        elsewhere|download the app|download my app|download it|download as zip|download
        everything as a zip|zip file please|zip please|can i have the code|can i get the
        code|can i get the source|i need the code|i need the source code|give me the source
        code|give me the code please|where is my code|export the code|export the source
        code|is the code mine to take|can i take the code with me|can i host the code
        myself|take the app to another provider|hand over the code to a developer|give the
        code to my developer|my developer needs the files|send the files to my programmer|i
        want all the files|get the repository|git repository please|is there a git repo|can
        i get it on github|push it to github""",
}
