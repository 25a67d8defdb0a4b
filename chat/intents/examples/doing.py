"""How founders tell us to do something."""

SAID: dict[str, str] = {
    "build": """build it|start the build|try it again|give it another try|go ahead and
        build my app|make the app now|let us build|run the build again|create the first
        version|give it another go|start over with the build|please begin|get going|restart
        it|run it again|ready when you are let us build|i want you to build it now|you can
        start|start it|do the build|give it another shot|please try one more time|build the
        first version now|let us go|just make the app|skip this and build|begin with the
        build|fix it and try another time|lets get started with building|build|build it
        please|build it now|build now|build my app|build my app now|build the app|build the
        app please|build the thing|build the first version|please build|please build
        it|please build my app|please build the first version|can you build it|can you
        build my app|can you build the app now|can we build|can we build now|could you
        build it now|could you start the build|start the build now|start the build
        please|please start the build|start building|start building now|start building my
        app|start a build|begin the build|begin building|begin now|start now|start it
        now|go build it|go ahead and build|go ahead with the build|go ahead start|make
        it|make my app|make the app|make the app please|create the app|create my app|create
        it now|generate the app|i want to build|i want to build it now|i want you to
        start|i want you to build the app|i would like to start the build|i would like to
        build now|lets build|lets build it|lets start|lets start the build|lets do it build
        the app|let us start building|run the build|run it|run the build now|build
        again|build it again|try again|try again please|try it one more time|please try
        again|can we try again|can you try again|can i try again|try to build again|try
        once more|retry|retry the build|retry please|restart the build|rerun the build|do
        it again|do another build|another attempt please|once again please|repeat the
        build|start the build again|build a new version|make the next version|make a new
        version|make version two|launch the build""",
    "cancel": """stop the build|cancel it|abort|do not build this|stop everything|please
        stop working|i did not want to start that|stop it now|halt the build|cancel that
        please|i changed my mind stop building|stop|stop it|stop please|stop building|stop
        the build please|please stop the build|please cancel the build|cancel|cancel the
        build|cancel build|cancel the building|cancel it please|cancel everything|abort the
        build|abort it|kill the build|kill it|halt|halt everything|end the build|interrupt
        the build|do not continue the build|i do not want this build|i want to stop the
        build|i want to cancel the build|i want to cancel|i would like to cancel the
        build|can you stop the build|can i cancel the build|can i stop it|could you stop it
        please|stop what you are doing|quit building""",
    "change": """add a field for notes|users should be able to upload a photo|i want a
        different colour|make the text bigger|rename this to something else|remove the
        calendar|it needs a search|the button should say something else|i would like people
        to rate each other|can we have a page about us|put my logo on top|change the
        title|there should be a way to filter|make phone number required|customers must be
        able to cancel|i do not like the colours|send an email when somebody books|it
        should also work in spanish|i do not like the header make it smaller|the page is
        too dark|could you also add a map|we forgot the phone number|the form should ask
        for the address|i would love to have a chat in it|the walkers need their own
        page|please change the wording on the home page|it should send reminders|swap the
        two buttons|make a page for prices|the logo is wrong|put the price next to the
        name|only admins should see that|sort the list by date|add a field|add a phone
        field|add a new page|add an email address to the form|add a price to the
        product|add a calendar|add a date to the list|add more colours|add a search box|add
        export to excel|i want to add a field|i want to add something|i would like to add a
        comment field|can you add a field for the address|could you add a date|please add
        an address|please remove the field|remove the price field|remove the list|delete
        the field phone|delete the phone number field|drop the address field|we do not need
        the address|we do not need that field any more|rename the button|rename customers
        to clients|call it something else|call the customers guests|make the name
        optional|make the email required|make it blue|make it look nicer|make the design
        darker|make the logo bigger|make the start page friendlier|change the colour|change
        the text on the home page|change the name of the field|change the background|change
        how the list looks|i want to change something in the app|i want to change the app|i
        want a change|i have a change request|i would like a change|i want customers to
        leave reviews|i want people to be able to comment|i want an overview of all
        bookings|i want the list to be sorted|i need a field for the price|i need a page
        for contact|i need users to upload files|we need a field for the date|we need a
        map|it should have a dark mode|it should show the total|it should be possible to
        filter|the form should have a date|the list should show the names|the title should
        be different|users should see only their own|members should be able to
        cancel|customers should get a message|people should be able to log in with
        google|there should be a button for that|there must be a way to contact|allow
        people to rate|allow users to write comments|let people pay online|let users choose
        a colour|let the members vote|can the app send emails|can the app have a map|can we
        have a logo|can we add a photo|can we get rid of the calendar|could we have a list
        of all members|would be nice to have a filter|it would be great if people could
        comment|i miss a search|a search is missing|the phone number is missing|the colour
        is ugly|the text is wrong|instead of price say fee|price instead of cost in the
        form|put the phone number on the list|show the price in the list|show the newest
        first|hide the email from others|only the owner should see the price|translate the
        app to german|send a mail when somebody signs up|integrate paypal|connect google
        calendar|my users ask for a dark mode|users are asking for notifications""",
    "park": """park the project|put it on hold|i need a break from this|pause the
        project|set this aside for later|i do not want to continue right now|i want to stop
        for some weeks|leave this for later|freeze the project|park it|park this|park the
        project please|pause|pause it|pause the project please|pause everything for a
        while|put it on hold please|put the project on hold|put this on pause|put it
        aside|set it aside|set the project aside|i want to pause|i want to park the
        project|i want to pause the project|i would like to take a break|i need a break|i
        have no time for this at the moment|no time now maybe later|let us stop here for
        some time|not now maybe later|lets leave it for now|archive the project|can i pause
        it|i want to give up|i give up on this idea|shelve it""",
    "take_up": """take the project up again|unpark it|continue the parked project|wake it
        up again|bring it back from parked|unpark the project|unpark please|reactivate the
        project|activate it again|resume the project|resume|wake the project|continue with
        the parked project|i want to continue the project|bring the project back to
        life|take it up again|pick it up again|make the project active again|start the
        parked project again|i am back let us go on with this project""",
    "delete": """delete my project|delete my account|remove all my data|erase
        everything|throw this project away|remove the project and all data|how do i delete
        this|close my account|can i remove a project for good|wipe everything|delete it
        all|delete everything|delete this project|delete the project|please delete my
        project|i want to delete the project|i want to delete my account|i want to delete
        my data|how can i delete my account|how can i delete the project|remove my
        project|remove my account|remove the project|erase my data|erase the
        project|destroy everything|get rid of the project|trash the project|forget
        everything about me|wipe the project""",
}
