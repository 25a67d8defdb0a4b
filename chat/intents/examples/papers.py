"""How founders ask about what is written and measured: documents, scope, time, history."""

SAID: dict[str, str] = {
    "document": """let me see the documents|let me see all papers|let me see the
        paperwork|see all the papers|let me read everything you wrote|where are the
        documents|show me the brief|what have you written|where do i find the risk log|i
        want to read the thesis|what are the risks|what could go wrong|what should i worry
        about|which documents are finished|can i edit the documents|show me the
        milestones|what is the biggest risk|open the milestones|where can i read the
        scope|let me read the product brief|what dangers do you see|list the documents|is
        the brief written|show me what you wrote down|what are the weak points of my
        idea|what are the dangers|what risks do you see|where is the written stuff|show me
        all papers|show me the documents|open the documents|i want to read the
        documents|which documents exist|which documents are there|what documents did you
        write|is there any documentation|where can i read what you wrote|where is the
        product brief|open the idea brief|show me the idea brief|let me see the thesis|i
        want to edit the brief|where is the mvp scope|open the scope document|what are the
        milestones|what is the first milestone|which milestones are there|what are the
        steps to launch in the milestones|open the risk log|show the risks|tell me the
        risks|what are the biggest risks|what can go wrong with this|how risky is this|what
        problems might come up|what should i be afraid of|how it works document|open how it
        works|can i correct the brief|i want to change the text of the brief|which papers
        are missing|are all documents ready|are the documents done|did you write the
        brief|where do i see all docs|list all the documents|what is written in the
        brief|what is our market|who are the competitors|how do we make money with it|what
        is the business model|what are the success metrics|how will we measure success""",
    "scope": """what will the first version do|which features are planned|what is in the
        scope|what is not included|what did we leave out|will it have this feature|is that
        part of the first version|does the plan include notifications|what can people do
        with it once it is built|what are the core features|will users be able to do
        that|is this feature planned|is payment part of it|does it come with login|can
        people sign up in it|is there going to be a calendar|what did we plan to build|what
        do we build first|what does the mvp contain|which functions did we leave for
        later|is it possible for them to message each other|what gets built first|what do
        we start with|which parts come in the beginning|what will be left for a later
        version|does the first version cover that|what can members do|what features do we
        have planned|which features will it have|what is going to be in it|what are you
        going to build|what will you build|what will the app do|what will it be able to
        do|what is the app going to do|what should the app do|what is the app meant to
        do|list of features please|feature list|the features please|what functions does the
        first version have|what is in version one|what is in v1|what is planned for the
        mvp|what is not part of it|what do we leave out|what was left out|what is
        excluded|what will not be built|which features are missing on purpose|what comes
        later|what is out of scope|is login included|is there payment in it|do we have
        payments in the scope|does it include a chat|will it have reminders|will there be
        notifications|will people be able to pay|are payments included|is search
        planned|what is the minimum we build|what are the must haves|what do we promise to
        the users|which promises does the scope make|what exactly will the first version
        contain|what is it that you will make""",
    "how_long": """when will it be up and running|how long would another try take|how long
        will it take|when will it be done|how many weeks until we launch|how long does a
        build take|when can i see it|how much time is left|is this going to take long|when
        is it finished|can we make it by christmas|how soon can people use it|when do i get
        to see something|is it soon|how many minutes does it take|what is the estimated
        time|when can we start using it|how many months|what is the deadline|will it be
        ready this week|how long do i have to wait|how many minutes will the build need|how
        quick is it|what is the timeline until launch|give me an estimate of the time|how
        long does it take|how long will it take to build|how long until it is finished|how
        long does the build need|how long till i see something|how much longer|how much
        time does it need|how much time do you need|when is it ready|when is it done|when
        will it be finished|when can i use it|when can i see the app|when will my app be
        ready|when do we launch|when can we launch|when can we go live|what is the time
        frame|time estimate please|estimated duration|how many hours will it take|how many
        days until it is ready|how fast can you build it|how quickly can you make it|is it
        done by tomorrow|will it be finished today|is it going to be ready soon|how many
        minutes more|how long did it take|how long did the build take|how many weeks does
        the plan take|what is the schedule|when is the launch date|how long is
        left|remaining time please|are we late|are we on time""",
    "alignment": """are we still on track with the idea|how well does it match the
        scope|are we drifting away from the plan|is this still what i wanted|have we lost
        focus|how aligned are we|what is the alignment score|is there scope creep|are we
        building the right thing|did we stray from the original idea|does it still fit my
        idea|did we lose sight of the goal|does this match what i asked for|are we off
        course|how close is it to what i described|is it what i had in mind|am i still
        following my original vision|is this true to the idea|have we changed direction
        without noticing|does it still make sense for the goal|are we still on course|are
        we on track with the plan|does the app still match the idea|does it still fit the
        scope|is it still the same idea|did we drift|is there drift|what is drift|what does
        the alignment mean|what is our alignment|alignment please|show me the alignment|how
        good is the alignment|how well does the app fit what i wanted|did we lose focus|are
        we losing the focus|do the changes fit the plan|does the change fit|how far are we
        from the original plan|is that still my idea|have we added too much|are we adding
        too many things|is it getting too big|is the scope growing|are we building too
        much|is this what i originally asked for|do we still build the right thing""",
    "timeline": """show me everything that happened|where is the history|what happened last
        week|show me the timeline|when did i start this project|list all events|what
        happened yesterday|what have we done so far in order|give me the log of events|show
        me the history|what happened so far|what has been done until now in order|what
        happened today|what did you do yesterday|open the timeline|where is the log|show
        the log|activity log|list what happened|when did we start|what was the last thing
        that happened|what happened since monday|project history|all events please""",
    "board": """show me the board|is there a kanban of the work|what is planned and in
        progress|show the board|open the board|kanban board please|where is the
        backlog|what is in the backlog|what is in progress and what is done""",
    "graph": """show me the strategy graph|how are decisions connected|draw a map of the
        project|open the strategy graph|where is the graph|show how decisions led to
        versions|graph of the strategy|visualise the strategy|draw the strategy|strategy
        map please""",
    "projects": """which projects do i have|list my projects|how many projects are
        there|show all my projects|what projects do i have|show my projects|open my
        projects|go to my projects|take me to my projects|my other projects|open another
        project|switch to another project|start a new project|create a new project|i have a
        new idea|i want to start another idea|new project please""",
}
