### Access roles (what an account is in an edition) and permissions (what a role may do).

access-role-administrator = Әкімші
access-role-host-secretariat = Қабылдаушы тараптың хатшылығы
access-role-guest-secretariat = Қонақ тараптың хатшылығы
access-role-desk-officer-programme = Бағдарлама бөлімінің қызметкері
access-role-desk-officer-delegations = Делегациялар бөлімінің қызметкері
access-role-desk-officer-conference = Конференция бөлімінің қызметкері
access-role-desk-officer-exhibition = Көрме бөлімінің қызметкері
access-role-desk-officer-press = Баспасөз қызметінің қызметкері
access-role-head-of-delegation = Делегация басшысы
access-role-hall-staff = Зал кезекшісі
access-role-auditor = Аудитор

access-may-read-desk = Жұмыс бөлімін көру
access-may-edit-frame = Күндерді, тараптарды, алаңдарды, залдарды, бағыттарды өзгерту
access-may-edit-people = Қатысушыларды, ұйымдарды, делегацияларды өзгерту
access-may-edit-programme = Сессиялар мен бағдарлама торын өзгерту
access-may-edit-agreements = Келісімдер тізілімін өзгерту
access-may-release = Шығарылымдарды ұсыну және жариялау
access-may-approve = Шығарылымды өз тарапы атынан келісу
access-may-manage-roles = Басқаларды шақыру және рөл беру
access-may-read-history = Өзгерістер тарихын оқу
access-may-administer = Жүйені басқару: есептік жазбалар, пошта, жаңа форумдар
